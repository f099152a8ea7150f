import type { Role } from '@traccia/contracts';
import { nounRules } from './nouns/index.js';
import type { SubjectName } from './subjects.js';

/**
 * Who may do what, written by hand and compared with what the product does. It repeats the permissions of the
 * contract on purpose: a change there must be made here too, by somebody who means it.
 */
export interface Rule {
  opens: 'anybody' | 'link' | 'signed-in' | readonly Role[];
  /** What the request names; it decides who reaches it. Without: nothing that belongs to somebody. */
  names?: Reach;
  /** Only for those whose role reaches over the whole centre. */
  wholeCentre?: true;
  /** Statuses beside the endpoint's own that a permitted request may meet, because of the state of things. */
  meets?: readonly number[];
}
export type Reach =
  | 'activity to read'
  | 'activity to manage'
  | 'course to plan in'
  | 'activity to copy'
  | 'course to read'
  | 'attendance to record'
  | 'message'
  | 'figures'
  | 'figures to recompute'
  | 'test results'
  | 'wave to manage'
  | 'course plan to manage'
  | 'person'
  | 'certificate'
  | 'activity to issue in'
  | 'nomination'
  | 'approval'
  | 'own enrolment'
  | 'own offer'
  | 'travel to arrange'
  | 'own session'
  | 'instrument'
  | 'centre';

const managers: readonly SubjectName[] = [
  'activity_manager@programme',
  'activity_manager@activity',
  'activity_manager@organization',
  'activity_manager@country',
];
const overTheCentre: readonly SubjectName[] = ['activity_manager', 'evaluator', 'administrator'];

/** Who reaches what is mine, and who reaches what is theirs; all others find nothing there. */
export const reach: Record<Reach, { mine: readonly SubjectName[]; theirs: readonly SubjectName[] }> = {
  'activity to read': {
    mine: [
      ...overTheCentre,
      ...managers,
      'trainer',
      'trainer@activity',
      'evaluator@programme',
      'focal_point@organization',
      'focal_point@country',
      'travel_officer',
      'travel_officer@programme',
    ],
    theirs: [...overTheCentre, 'travel_officer'],
  },
  'activity to manage': {
    mine: ['activity_manager', 'administrator', ...managers],
    theirs: ['activity_manager', 'administrator'],
  },
  'course to plan in': {
    mine: ['activity_manager', 'administrator', 'activity_manager@programme'],
    theirs: ['activity_manager', 'administrator'],
  },
  'course to read': {
    mine: [
      ...overTheCentre,
      ...managers,
      'trainer',
      'trainer@activity',
      'evaluator@programme',
      'focal_point@organization',
      'focal_point@country',
      'travel_officer',
      'travel_officer@programme',
    ],
    theirs: [...overTheCentre, 'travel_officer'],
  },
  // A copy stays in the country of its original, so whoever answers for that country may plan it.
  'activity to copy': {
    mine: ['activity_manager', 'administrator', 'activity_manager@programme', 'activity_manager@country'],
    theirs: ['activity_manager', 'administrator'],
  },
  'attendance to record': {
    mine: [
      'activity_manager',
      'administrator',
      'trainer',
      'trainer@activity',
      'activity_manager@programme',
      'activity_manager@activity',
      'activity_manager@country',
    ],
    theirs: ['activity_manager', 'administrator'],
  },
  message: { mine: [...overTheCentre, ...managers, 'evaluator@programme'], theirs: overTheCentre },
  figures: {
    mine: [...overTheCentre, ...managers, 'evaluator@programme', 'observer', 'observer@programme'],
    theirs: [...overTheCentre, 'observer'],
  },
  'figures to recompute': {
    mine: ['evaluator', 'evaluator@programme', 'administrator'],
    theirs: ['evaluator', 'administrator'],
  },
  'wave to manage': { mine: [...overTheCentre, ...managers, 'evaluator@programme'], theirs: overTheCentre },
  // What later activities are asked is said by whoever has the whole programme.
  'course plan to manage': {
    mine: [...overTheCentre, 'activity_manager@programme', 'evaluator@programme'],
    theirs: overTheCentre,
  },
  'test results': {
    mine: [...overTheCentre, ...managers, 'trainer', 'trainer@activity', 'evaluator@programme'],
    theirs: overTheCentre,
  },
  person: {
    mine: ['activity_manager', 'administrator', ...managers],
    theirs: ['activity_manager', 'administrator'],
  },
  // A past one beside the activity that a grant names.
  'activity to issue in': {
    mine: ['activity_manager', 'administrator', ...managers.filter((name) => !name.endsWith('@activity'))],
    theirs: ['activity_manager', 'administrator'],
  },
  certificate: {
    mine: ['activity_manager', 'administrator', ...managers, 'participant'],
    theirs: ['activity_manager', 'administrator'],
  },
  nomination: {
    mine: ['focal_point@organization', 'focal_point@country', 'administrator'],
    theirs: ['administrator'],
  },
  approval: { mine: ['group_secretary@constituent_group', 'administrator'], theirs: ['administrator'] },
  'own enrolment': { mine: ['participant'], theirs: [] },
  'own offer': { mine: ['participant'], theirs: [] },
  'travel to arrange': {
    mine: ['activity_manager', 'administrator', ...managers, 'travel_officer', 'travel_officer@programme'],
    theirs: ['activity_manager', 'administrator', 'travel_officer'],
  },
  'own session': { mine: ['participant'], theirs: [] },
  instrument: { mine: ['evaluator', 'administrator'], theirs: ['evaluator', 'administrator'] },
  centre: { mine: ['administrator'], theirs: ['administrator'] },
};

const readsActivities: readonly Role[] = [
  'trainer',
  'activity_manager',
  'evaluator',
  'administrator',
  'focal_point',
  'travel_officer',
];
const managesActivities: readonly Role[] = ['activity_manager', 'administrator'];
const readsMessages: readonly Role[] = ['activity_manager', 'evaluator', 'administrator'];
const readsFigures: readonly Role[] = ['activity_manager', 'evaluator', 'administrator', 'observer'];
const administers: readonly Role[] = ['administrator'];

export const policy: Record<string, Rule> = {
  'health.live': { opens: 'anybody' },
  'health.ready': { opens: 'anybody' },
  'identity.sign-in-options': { opens: 'anybody' },
  'identity.sign-up': { opens: 'anybody' },
  'identity.verify-email': { opens: 'anybody', meets: [410] },
  'identity.sign-in': { opens: 'anybody', meets: [401] },
  'identity.request-sign-in-link': { opens: 'anybody' },
  'identity.sign-in-by-link': { opens: 'anybody', meets: [410] },
  'identity.request-password-reset': { opens: 'anybody' },
  'identity.reset-password': { opens: 'anybody', meets: [410] },
  'identity.confirm-email-change': { opens: 'anybody', meets: [410] },
  'identity.oidc-start': { opens: 'anybody', meets: [404] },
  'identity.oidc-callback': { opens: 'anybody', meets: [401, 404] },
  'identity.sign-out': { opens: 'signed-in' },
  'identity.me': { opens: 'signed-in' },
  'identity.update-me': { opens: 'signed-in' },
  'identity.change-password': { opens: 'signed-in', meets: [401, 403, 409, 422] },
  'identity.request-email-change': { opens: 'signed-in' },
  'identity.list-sessions': { opens: 'signed-in' },
  'identity.end-session': { opens: 'signed-in', names: 'own session' },
  'home.todos': { opens: 'signed-in' },
  'home.search': { opens: 'signed-in' },
  'catalogue.list': { opens: 'anybody' },
  'catalogue.facets': { opens: 'anybody' },
  'catalogue.get': { opens: 'anybody' },
  'calendar.activity': { opens: 'anybody' },
  'calendar.feed': { opens: 'anybody', meets: [404] },
  'calendar.my-feed': { opens: 'signed-in' },
  'calendar.make-feed': { opens: 'signed-in' },
  'calendar.end-feed': { opens: 'signed-in' },
  'activities.list': { opens: readsActivities },
  'activities.get': { opens: readsActivities, names: 'activity to read' },
  'activities.create': { opens: managesActivities, names: 'course to plan in', meets: [409] },
  'activities.update': { opens: managesActivities, names: 'activity to manage', meets: [409, 412] },
  'activities.set-status': { opens: managesActivities, names: 'activity to manage', meets: [409, 412] },
  'courses.list': { opens: readsActivities },
  'enrolments.create': { opens: 'signed-in', meets: [409] },
  'enrolments.mine': { opens: 'signed-in' },
  'enrolments.questions': { opens: 'signed-in' },
  'enrolments.withdraw': { opens: 'signed-in', names: 'own enrolment', meets: [409] },
  'enrolments.roster': { opens: readsActivities, names: 'activity to read' },
  'respond.open': { opens: 'link' },
  'respond.save-draft': { opens: 'link', meets: [409] },
  'respond.submit': { opens: 'link', meets: [409, 422] },
  'respond.bring-file': { opens: 'link', meets: [409, 410] },
  'respond.refuse': { opens: 'link', meets: [409] },
  'respond.anonymous-ticket': { opens: 'link', meets: [409] },
  'respond.anonymous-submit': { opens: 'anybody', meets: [410] },
  'contact-choices.read-by-link': { opens: 'link', meets: [410] },
  'contact-choices.change-by-link': { opens: 'link', meets: [410] },
  'contact-choices.mine': { opens: 'signed-in' },
  'contact-choices.change': { opens: 'signed-in' },
  'respond.unsubscribe': { opens: 'link', meets: [410] },
  'messages.list': { opens: readsMessages },
  'messages.export-ledger': { opens: readsMessages },
  'messages.expected': { opens: readsMessages },
  'messages.get': { opens: readsMessages, names: 'message' },
  'messages.take-returned': { opens: 'anybody', meets: [404] },
  'messages.page': { opens: readsMessages, names: 'message' },
  'messages.retry': { opens: managesActivities, names: 'message', meets: [409] },
  'messages.give-up': { opens: managesActivities, names: 'message', meets: [409] },
  'impact.scopes': { opens: readsFigures },
  'impact.dashboard': { opens: readsFigures, names: 'figures' },
  'impact.recompute': { opens: ['evaluator', 'administrator'], names: 'figures to recompute' },
  'metrics.list': { opens: readsFigures },
  'metrics.code-book': { opens: readsFigures },
  'impact.latest-round': { opens: readsFigures },
  'impact.cancel-round': { opens: ['evaluator', 'administrator'], wholeCentre: true },
  'people.list': { opens: managesActivities },
  'people.get': { opens: managesActivities, names: 'person' },
  'people.create': { opens: administers },
  'people.set-disabled': { opens: administers, names: 'person' },
  'people.grant-role': { opens: administers, names: 'person', meets: [409] },
  'people.end-role': { opens: administers, names: 'person', meets: [404] },
  'settings.get': { opens: administers },
  'settings.update': { opens: administers },
  'api-keys.list': { opens: administers },
  'api-keys.create': { opens: administers },
  'api-keys.end': { opens: administers, meets: [404] },
  'audit.list': { opens: administers },
  'queue.health': { opens: administers },
  'queue.confirm-clock': { opens: administers, meets: [404, 409] },
  'queue.retry': { opens: administers, meets: [404, 409] },
  'demo-clock.get': { opens: administers },
  'demo-clock.move': { opens: administers, meets: [400] },
  ...nounRules,
};

export type Expected = 'done' | 'sign in' | 'denied' | 'nothing there';

/** What the table says about one cell of the matrix. */
export function expectedOf(
  rule: Rule,
  subject: SubjectName,
  role: Role | null,
  side: 'mine' | 'theirs' | 'absent',
): Expected {
  if (rule.opens === 'anybody' || rule.opens === 'link') return 'done';
  if (role === null) return 'sign in';
  if (rule.opens !== 'signed-in' && !rule.opens.includes(role)) return 'denied';
  if (rule.wholeCentre && subject.includes('@')) return 'denied';
  if (!rule.names) return 'done';
  if (side === 'absent') return 'nothing there';
  return reach[rule.names][side].includes(subject) ? 'done' : 'nothing there';
}
