import { randomUUID } from 'node:crypto';
import type { Role } from '@traccia/contracts';
import { makeEnrolment, makeInvitation } from '../../support/factories.js';
import type { CellRequest } from '../requests.js';
import type { AccessOfNoun } from './access-of-noun.js';

const enters: readonly Role[] = ['activity_manager', 'evaluator', 'administrator'];
const byId = (id: string | undefined): CellRequest => ({ params: { id: id ?? '' } });

/** Whoever runs the follow-up of an activity prints its forms and types in what comes back. */
export const paper: AccessOfNoun = {
  rules: {
    'paper.blank': { opens: enters, names: 'wave to manage' },
    'paper.respondents': { opens: enters, names: 'wave to manage' },
    'paper.open': { opens: enters, names: 'wave to manage' },
    'paper.enter': { opens: enters, names: 'wave to manage', meets: [409, 422] },
  },
  requests: {
    'paper.blank': (side) => byId(side.waveId),
    'paper.respondents': (side) => byId(side.waveId),
    'paper.open': ({ planted }) => byId(planted.paperInvitation),
    'paper.enter': ({ planted }) => ({
      ...byId(planted.paperInvitation),
      body: { clientId: randomUUID(), locale: 'en', answers: {} },
    }),
  },
  plant: async (owner, { activityId, waveId }) => {
    const enrolmentId = await makeEnrolment(owner, { activityId });
    return { paperInvitation: (await makeInvitation(owner, { waveId, enrolmentId })).id };
  },
};
