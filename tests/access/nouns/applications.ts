import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@traccia/contracts';
import { emptyNomination } from '../../support/admission-factories.js';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';
import { plantApplications } from './plant-applications.js';

const own = (side: Side) => ({ id: side.planted.ownApplicationId ?? randomUUID() });
const nominated = (side: Side) => ({ id: side.planted.nominationId ?? randomUUID() });
const nominates: readonly Role[] = ['focal_point', 'administrator'];
const invitationOf = (side: Side) => ({
  id: side.activityId,
  invitationId: side.planted.invitationId ?? randomUUID(),
});
const unknownToken = randomBytes(32).toString('base64url');
const profile = { sex: 'woman', nationalityCode: null, countryCode: null, jobTitle: null };

export const applications: AccessOfNoun = {
  rules: {
    'applications.way-in': { opens: 'anybody' },
    'applications.begin': { opens: 'signed-in', meets: [409] },
    'applications.mine': { opens: 'signed-in' },
    'applications.form': { opens: 'signed-in', names: 'own enrolment' },
    'applications.save': { opens: 'signed-in', names: 'own enrolment', meets: [409, 412] },
    'applications.submit': { opens: 'signed-in', names: 'own enrolment', meets: [409, 412, 422] },
    'applications.withdraw': { opens: 'signed-in', names: 'own enrolment', meets: [409] },
    'applications.find-organizations': { opens: 'signed-in' },
    'applications.propose-organization': { opens: 'signed-in' },
    'applications.of-activity': { opens: ['activity_manager', 'administrator'], names: 'activity to manage' },
    'applications.get': { opens: ['activity_manager', 'administrator'], names: 'activity to manage' },
    'admission-plan.get': { opens: ['activity_manager', 'administrator'], names: 'activity to manage' },
    'admission-plan.set-quota': { opens: ['activity_manager', 'administrator'], names: 'activity to manage' },
    'admission-plan.invite': {
      opens: ['activity_manager', 'administrator'],
      names: 'activity to manage',
      meets: [409],
    },
    'admission-plan.invite-again': {
      opens: ['activity_manager', 'administrator'],
      names: 'activity to manage',
      meets: [409],
    },
    'admission-plan.uninvite': { opens: ['activity_manager', 'administrator'], names: 'activity to manage' },
    'my-invitations.list': { opens: 'signed-in' },
    'my-invitations.decline': { opens: 'signed-in', names: 'own enrolment' },
    'nominations.activities': { opens: nominates },
    'nominations.list': { opens: nominates },
    'nominations.get': { opens: nominates, names: 'nomination' },
    'nominations.create': { opens: nominates, names: 'nomination' },
    'nominations.update': { opens: nominates, names: 'nomination', meets: [409, 412] },
    'nominations.send': { opens: nominates, names: 'nomination', meets: [400, 409] },
    'nominations.withdraw': { opens: nominates, names: 'nomination', meets: [409] },
    'nominee.open': { opens: 'link', meets: [410] },
    'nominee.answer': { opens: 'link', meets: [409, 410] },
    'approvals.list': { opens: ['group_secretary', 'administrator'] },
    'approvals.decide': { opens: ['group_secretary', 'administrator'], names: 'approval', meets: [409] },
  },
  requests: {
    'applications.way-in': (side) => ({ params: { code: side.activityCode } }),
    'applications.begin': (side) => ({ body: { activityId: side.planted.openActivityId ?? randomUUID() } }),
    'applications.mine': () => ({}),
    'applications.form': (side) => ({ params: own(side) }),
    'applications.save': (side) => ({
      params: own(side),
      body: { version: 1, answers: {}, consents: {}, organizationId: null, profile },
    }),
    'applications.submit': (side) => ({
      params: { id: side.planted.ownSentId ?? randomUUID() },
      body: { version: 1, locale: 'en', textVersions: {} },
    }),
    'applications.withdraw': (side) => ({ params: own(side) }),
    'applications.find-organizations': () => ({ query: { search: 'nothing like it' } }),
    'applications.propose-organization': () => ({
      body: { name: `Guild ${randomUUID()}`, constituentGroup: 'other', countryCode: null },
    }),
    'applications.of-activity': (side) => ({ params: { id: side.activityId } }),
    'applications.get': (side) => ({ params: { id: side.planted.applicationId ?? randomUUID() } }),
    'admission-plan.get': (side) => ({ params: { id: side.activityId } }),
    'admission-plan.set-quota': (side) => ({
      params: { id: side.activityId, organizationId: side.organizationId },
      body: { places: 5 },
    }),
    'admission-plan.invite': (side) => ({
      params: { id: side.activityId },
      body: { organizationIds: [side.organizationId], personIds: [], addresses: [], locale: 'en' },
    }),
    'admission-plan.invite-again': (side) => ({ params: invitationOf(side) }),
    'admission-plan.uninvite': (side) => ({ params: invitationOf(side) }),
    'my-invitations.list': () => ({}),
    'my-invitations.decline': (side) => ({ params: { id: side.planted.invitationId ?? randomUUID() } }),
    'nominations.activities': () => ({}),
    'nominations.list': () => ({}),
    'nominations.get': (side) => ({ params: nominated(side) }),
    'nominations.create': (side) => ({
      body: {
        activityId: side.planted.nominatingId ?? randomUUID(),
        organizationId: side.organizationId,
        fields: emptyNomination,
      },
    }),
    'nominations.update': (side) => ({
      params: nominated(side),
      body: { version: 1, fields: emptyNomination },
    }),
    'nominations.send': (side) => ({ params: nominated(side) }),
    'nominations.withdraw': (side) => ({ params: nominated(side) }),
    'nominee.open': (side) => ({ body: { token: side.planted.nomineeToken ?? unknownToken } }),
    'nominee.answer': (side) => ({
      body: {
        token: side.planted.nomineeToken ?? unknownToken,
        decision: 'confirm',
        corrections: {},
        reason: null,
      },
    }),
    'approvals.list': () => ({}),
    'approvals.decide': (side) => ({
      body: { ids: [side.planted.waitingId ?? randomUUID()], decision: 'approved', reason: null },
    }),
  },
  plant: plantApplications,
};
