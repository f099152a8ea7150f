import type { Role } from '@traccia/contracts';
import type { AccessOfNoun } from './access-of-noun.js';

const manages: readonly Role[] = ['activity_manager', 'administrator'];
const typed = { givenName: 'Bruna', familyName: 'Conti', email: 'bruna@boss.test', locale: 'en' };
const agreement = { textVersion: 1, locale: 'en' };

export const supervisors: AccessOfNoun = {
  rules: {
    'supervisors.mine': { opens: 'signed-in', names: 'own enrolment' },
    'supervisors.name': { opens: 'signed-in', names: 'own enrolment', meets: [409] },
    'supervisors.end': { opens: 'signed-in', names: 'own enrolment', meets: [409] },
    'supervisors.decline-proposal': { opens: 'signed-in', names: 'own enrolment', meets: [409] },
    'supervisors.of-enrolment': { opens: manages, names: 'activity to manage' },
    'supervisors.end-by-staff': { opens: manages, names: 'activity to manage', meets: [409] },
    'supervisors.name-by-staff': { opens: manages, names: 'activity to manage', meets: [409] },
  },
  requests: {
    'supervisors.mine': (side) => ({ params: { id: side.enrolmentId } }),
    'supervisors.name': (side) => ({
      params: { id: side.enrolmentId },
      body: { ...typed, agreement, reason: null },
    }),
    'supervisors.end': (side) => ({ params: { id: side.enrolmentId }, body: { reason: 'left' } }),
    'supervisors.decline-proposal': (side) => ({ params: { id: side.enrolmentId } }),
    'supervisors.of-enrolment': (side) => ({ params: { id: side.enrolmentId } }),
    'supervisors.end-by-staff': (side) => ({ params: { id: side.enrolmentId }, body: { reason: 'left' } }),
    'supervisors.name-by-staff': (side) => ({ params: { id: side.enrolmentId }, body: typed }),
  },
};
