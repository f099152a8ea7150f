import type { ActivityStatus } from './activity-lifecycle.js';
import type { Transitions } from './transitions.js';

export type ApplicationState =
  | 'draft'
  | 'submitted'
  | 'needs_approval'
  | 'eligible'
  | 'ineligible'
  | 'selected'
  | 'reserve'
  | 'declined'
  | 'offered'
  | 'accepted'
  | 'offer_lapsed'
  | 'offer_refused'
  | 'withdrawn'
  | 'enrolled';

/**
 * How an application may move; the same table stands in the database (`application_transition`).
 * A decision may be changed until an offer has left; coming back after a withdrawal makes a new application.
 * @example applicationTransitions.needs_approval // ['submitted', 'ineligible', 'withdrawn']
 */
export const applicationTransitions: Transitions<ApplicationState> = {
  draft: ['submitted', 'needs_approval', 'withdrawn'],
  submitted: [
    'needs_approval',
    'eligible',
    'ineligible',
    'selected',
    'reserve',
    'declined',
    'offered',
    'withdrawn',
  ],
  needs_approval: ['submitted', 'ineligible', 'withdrawn'],
  eligible: ['submitted', 'ineligible', 'selected', 'reserve', 'declined', 'offered', 'withdrawn'],
  ineligible: ['submitted', 'eligible', 'declined', 'withdrawn'],
  selected: ['eligible', 'reserve', 'declined', 'offered', 'withdrawn'],
  reserve: ['eligible', 'selected', 'declined', 'offered', 'withdrawn'],
  declined: ['eligible', 'selected', 'reserve', 'offered', 'withdrawn'],
  offered: ['accepted', 'offer_lapsed', 'offer_refused', 'withdrawn'],
  accepted: ['enrolled', 'withdrawn'],
  offer_lapsed: ['reserve', 'declined', 'offered', 'withdrawn'],
  offer_refused: [],
  withdrawn: [],
  enrolled: ['withdrawn'],
};

/**
 * States after which the same person may apply again; every other one is live, one an activity and person.
 * @example overApplications.includes('declined') // false
 */
export const overApplications: readonly ApplicationState[] = ['withdrawn', 'offer_refused'];

const decisions: readonly ApplicationState[] = [
  'needs_approval',
  'eligible',
  'ineligible',
  'selected',
  'reserve',
  'declined',
];

/**
 * The state that the applicant reads: what the centre weighs is shown as being considered until it was told.
 *
 * @param state the state of the row
 * @param told  whether a letter has told the applicant this very state
 * @example shownState('declined', false) // 'submitted'
 */
export function shownState(state: ApplicationState, told: boolean): ApplicationState {
  return decisions.includes(state) && !(told && (state === 'reserve' || state === 'declined'))
    ? 'submitted'
    : state;
}

/**
 * Whether the applicant may still step back by the own page: until a place is taken; then the enrolment is withdrawn.
 * @example mayWithdrawApplication('offered') // true
 */
export function mayWithdrawApplication(state: ApplicationState): boolean {
  return applicationTransitions[state].includes('withdrawn') && state !== 'enrolled';
}

export type AdmissionMode = 'direct_registration' | 'open' | 'invitation' | 'nomination';

export interface ApplicationWindow {
  admissionMode: AdmissionMode;
  status: ActivityStatus;
  startsOn: string;
  /** Last day on which one may apply, at the venue; null = until the day before the activity begins. */
  applicationClosesOn: string | null;
}
/**
 * - `mode`: this activity takes no applications at all, or none of this way in.
 * - `not-open`: the activity is not open, or over.
 * - `closed`: the last day has passed.
 * - `not-invited`: only invited people may apply.
 */
export type ApplicationRefusal = 'mode' | 'not-open' | 'closed' | 'not-invited';

/**
 * Whether somebody may apply or be nominated today; null = yes, else why not.
 *
 * @param activity the activity's way in, status and days (ISO)
 * @param asks     how the person comes: by the own form, or through a nomination
 * @param invited  whether the person or the own organization was invited
 * @param today    today's day in the zone of the venue, ISO
 * @example mayApply({ admissionMode: 'open', status: 'open', startsOn: '2026-05-10', applicationClosesOn: '2026-04-01' }, 'form', false, '2026-04-02') // 'closed'
 */
export function mayApply(
  activity: ApplicationWindow,
  asks: 'form' | 'nomination',
  invited: boolean,
  today: string,
): ApplicationRefusal | null {
  const { admissionMode, status } = activity;
  if (asks === 'nomination' ? admissionMode !== 'nomination' : !formModes.includes(admissionMode))
    return 'mode';
  if (status !== 'open' && status !== 'confirmed') return 'not-open';
  const { applicationClosesOn, startsOn } = activity;
  const closed = applicationClosesOn === null ? today >= startsOn : today > applicationClosesOn;
  if (closed) return 'closed';
  return admissionMode === 'invitation' && !invited ? 'not-invited' : null;
}
const formModes: readonly AdmissionMode[] = ['open', 'invitation'];

/**
 * Where an application goes when it is sent: to the secretary of the group where the activity asks for it.
 * Governments and others have no secretary.
 * @example stateOnSubmit(true, 'workers_org') // 'needs_approval'
 */
export function stateOnSubmit(needsGroupApproval: boolean, group: string): 'submitted' | 'needs_approval' {
  return needsGroupApproval && (group === 'employers_org' || group === 'workers_org')
    ? 'needs_approval'
    : 'submitted';
}
