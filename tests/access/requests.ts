import { randomBytes, randomUUID } from 'node:crypto';
import { defaultSettings } from '@traccia/persistence';
import { nounRequests } from './nouns/index.js';
import type { Side } from './sides.js';

export interface CellRequest {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

const password = 'gravel-otter-87-lantern-moss';
const person = {
  givenName: 'New',
  familyName: 'Person',
  email: null,
  sex: 'undisclosed',
  locale: 'en',
  organizationId: null,
  jobTitle: null,
};
const activityBody = {
  title: { en: 'Planned' },
  modality: 'online_tutored',
  startsOn: '2032-01-05',
  endsOn: '2032-01-09',
  timeZone: 'Europe/Rome',
  venue: null,
  countryCode: null,
  languages: ['en'],
  capacity: null,
  enrolmentClosesOn: null,
};
const byId = (id: string): CellRequest => ({ params: { id } });
const nothing = (): CellRequest => ({});
const unknownToken = (): string => randomBytes(32).toString('base64url');

/** A sound request for each endpoint about one side; ids of `absent` exist nowhere. */
export const requests: Record<string, (side: Side) => CellRequest> = {
  'health.live': nothing,
  'health.ready': nothing,
  'identity.sign-in-options': nothing,
  'identity.sign-up': () => ({
    body: { givenName: 'A', familyName: 'B', email: `${randomUUID()}@people.test`, password, locale: 'en' },
  }),
  'identity.verify-email': () => ({ body: { token: unknownToken() } }),
  'identity.sign-in': () => ({ body: { email: 'nobody@people.test', password } }),
  'identity.request-sign-in-link': () => ({ body: { email: 'nobody@people.test', locale: 'en' } }),
  'identity.sign-in-by-link': () => ({ body: { token: unknownToken() } }),
  'identity.request-password-reset': () => ({ body: { email: 'nobody@people.test', locale: 'en' } }),
  'identity.reset-password': () => ({ body: { token: unknownToken(), password } }),
  'identity.confirm-email-change': () => ({ body: { token: unknownToken() } }),
  'identity.oidc-start': () => ({ body: { returnTo: '/' } }),
  'identity.oidc-callback': () => ({ query: { state: 'unknown', code: 'unknown' } }),
  'identity.sign-out': nothing,
  'identity.me': nothing,
  'identity.update-me': () => ({ body: { timeZone: 'Africa/Dakar' } }),
  'identity.change-password': () => ({ body: { currentPassword: null, password } }),
  'identity.request-email-change': () => ({ body: { email: `${randomUUID()}@people.test` } }),
  'identity.list-sessions': nothing,
  'identity.end-session': (side) => byId(side.sessionId),
  'home.todos': nothing,
  'home.search': () => ({ query: { search: 'ACT-' } }),
  'catalogue.list': nothing,
  'catalogue.facets': nothing,
  'catalogue.get': (side) => ({ params: { code: side.activityCode } }),
  'calendar.activity': (side) => ({ params: { code: side.activityCode } }),
  'calendar.feed': () => ({ params: { token: unknownToken() } }),
  'calendar.my-feed': nothing,
  'calendar.make-feed': nothing,
  'calendar.end-feed': nothing,
  'activities.list': nothing,
  'activities.get': (side) => byId(side.activityId),
  'activities.create': (side) => ({
    body: { ...activityBody, courseId: side.courseId, code: `NEW-${randomBytes(4).toString('hex')}` },
  }),
  'activities.update': (side) => ({
    ...byId(side.activityId),
    body: { ...activityBody, countryCode: side.countryCode, version: 1 },
  }),
  'activities.set-status': (side) => ({
    ...byId(side.activityId),
    body: { status: 'confirmed', version: 1 },
  }),
  'courses.list': nothing,
  'enrolments.create': (side) => ({ body: { activityId: side.activityId, constituentGroup: 'workers_org' } }),
  'enrolments.mine': nothing,
  'enrolments.questions': nothing,
  'enrolments.withdraw': (side) => byId(side.enrolmentId),
  'enrolments.roster': (side) => byId(side.activityId),
  'respond.open': (side) => ({ body: { token: side.token } }),
  'respond.save-draft': (side) => ({ body: { token: side.token, locale: 'en', answers: {}, revision: 0 } }),
  'respond.submit': (side) => ({
    body: { token: side.token, clientId: randomUUID(), locale: 'en', answers: {} },
  }),
  'respond.bring-file': (side) => ({
    query: { itemCode: 'PAPER', name: 'note.txt' },
    body: Buffer.from(`${side.token}\nSomething to keep`),
  }),
  'respond.refuse': (side) => ({ body: { token: side.token } }),
  'respond.anonymous-ticket': (side) => ({ body: { token: side.token, blinded: '1'.repeat(512) } }),
  'respond.anonymous-submit': () => ({
    body: { waveId: randomUUID(), ticket: null, pairing: '1'.repeat(64), locale: 'en', answers: {} },
  }),
  'contact-choices.read-by-link': () => ({ body: { token: unknownToken() } }),
  'contact-choices.change-by-link': () => ({ body: { token: unknownToken(), surveys: 'stopped' } }),
  'contact-choices.mine': nothing,
  'contact-choices.change': () => ({ body: { surveys: 'on' } }),
  'respond.unsubscribe': () => ({ params: { token: unknownToken() }, body: {} }),
  'messages.list': nothing,
  'messages.export-ledger': nothing,
  'messages.expected': nothing,
  'messages.get': (side) => byId(side.messageId),
  'messages.take-returned': nothing,
  'messages.page': (side) => byId(side.messageId),
  'messages.retry': (side) => byId(side.messageId),
  'messages.give-up': (side) => byId(side.messageId),
  'impact.scopes': nothing,
  'impact.dashboard': (side) => ({ query: { scopeType: 'activity', scopeId: side.activityId } }),
  'metrics.list': nothing,
  'metrics.code-book': () => ({ query: { format: 'csv' } }),
  'impact.recompute': (side) => ({ body: { waveId: side.waveId } }),
  'impact.latest-round': nothing,
  'impact.cancel-round': nothing,
  'people.list': nothing,
  'people.get': (side) => byId(side.colleagueId),
  'people.create': () => ({ body: person }),
  'people.set-disabled': (side) => ({ ...byId(side.colleagueId), body: { disabled: false } }),
  'people.grant-role': (side) => ({
    ...byId(side.colleagueId),
    body: { role: 'observer', scopeType: 'programme', scopeId: side.programmeId },
  }),
  'people.end-role': (side) => ({ params: { id: side.colleagueId, grantId: side.grantId } }),
  'settings.get': nothing,
  'settings.update': () => ({ body: { ...defaultSettings, centreName: 'Changed' } }),
  'api-keys.list': nothing,
  'api-keys.create': () => ({ body: { name: 'Key', expiresAt: null } }),
  'api-keys.end': () => byId(randomUUID()),
  'audit.list': nothing,
  'queue.health': nothing,
  'queue.confirm-clock': () => byId(randomUUID()),
  'queue.retry': () => byId('999999999'),
  'demo-clock.get': nothing,
  'demo-clock.move': () => ({ body: { days: 0 } }),
  ...nounRequests,
};

/** Ids that exist nowhere, in the shape of a side. */
export function absentSide(): Side {
  const id = randomUUID;
  return {
    countryCode: 'IT',
    organizationId: id(),
    programmeId: id(),
    courseId: id(),
    activityId: id(),
    activityCode: 'ACT-nowhere',
    enrolmentId: id(),
    personId: id(),
    colleagueId: id(),
    grantId: id(),
    sessionId: id(),
    messageId: id(),
    waveId: id(),
    token: unknownToken(),
    // Whatever name is asked for, an id that exists nowhere.
    planted: new Proxy({}, { get: () => id() }),
  };
}
