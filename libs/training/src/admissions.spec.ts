import { describe, expect, it } from '@jest/globals';
import {
  type ApplicationState,
  applicationTransitions,
  mayApply,
  mayWithdrawApplication,
  overApplications,
  shownState,
  stateOnSubmit,
} from './application-lifecycle.js';
import { nominationTransitions, quotaLeft, quotaUsing } from './nomination-lifecycle.js';
import { unreachableStates } from './transitions.js';

describe('application lifecycle', () => {
  it('every state is reachable, and only what is over leads nowhere', () => {
    expect(unreachableStates(applicationTransitions, ['draft'])).toEqual([]);
    const ends = Object.entries(applicationTransitions).filter(([, next]) => next.length === 0);
    expect(ends.map(([state]) => state).sort()).toEqual([...overApplications].sort());
  });
  it.each<[ApplicationState, boolean, ApplicationState]>([
    ['needs_approval', false, 'submitted'],
    ['ineligible', true, 'submitted'], // told as declined, never as ineligible
    ['selected', true, 'submitted'],
    ['reserve', false, 'submitted'],
    ['reserve', true, 'reserve'],
    ['declined', true, 'declined'],
    ['offered', false, 'offered'],
    ['draft', false, 'draft'],
  ])('%s, told %s, reads as %s', (state, told, shown) => expect(shownState(state, told)).toBe(shown));
  it.each<[ApplicationState, boolean]>([
    ['draft', true],
    ['accepted', true],
    ['enrolled', false], // the enrolment is what is given back
    ['withdrawn', false],
  ])('%s may be withdrawn by the applicant: %s', (state, may) =>
    expect(mayWithdrawApplication(state)).toBe(may),
  );
});

describe('mayApply', () => {
  const open = {
    admissionMode: 'open',
    status: 'open',
    startsOn: '2026-05-10',
    applicationClosesOn: '2026-04-01',
  } as const;
  it.each([
    ['the last day', open, 'form', false, '2026-04-01', null],
    ['a day later', open, 'form', false, '2026-04-02', 'closed'],
    [
      'no last day: the day before the start',
      { ...open, applicationClosesOn: null },
      'form',
      false,
      '2026-05-09',
      null,
    ],
    [
      'no last day: the day of the start',
      { ...open, applicationClosesOn: null },
      'form',
      false,
      '2026-05-10',
      'closed',
    ],
    ['tentative', { ...open, status: 'tentative' }, 'form', false, '2026-03-01', 'not-open'],
    ['confirmed', { ...open, status: 'confirmed' }, 'form', false, '2026-03-01', null],
    [
      'direct registration',
      { ...open, admissionMode: 'direct_registration' },
      'form',
      false,
      '2026-03-01',
      'mode',
    ],
    ['by nomination only', { ...open, admissionMode: 'nomination' }, 'form', false, '2026-03-01', 'mode'],
    ['nominated', { ...open, admissionMode: 'nomination' }, 'nomination', false, '2026-03-01', null],
    ['nominated where everybody applies', open, 'nomination', false, '2026-03-01', 'mode'],
    ['not invited', { ...open, admissionMode: 'invitation' }, 'form', false, '2026-03-01', 'not-invited'],
    ['invited', { ...open, admissionMode: 'invitation' }, 'form', true, '2026-03-01', null],
  ] as const)('%s', (_what, activity, asks, invited, today, expected) =>
    expect(mayApply(activity, asks, invited, today)).toBe(expected),
  );
  it.each([
    [true, 'employers_org', 'needs_approval'],
    [true, 'workers_org', 'needs_approval'],
    [true, 'government_other', 'submitted'],
    [false, 'workers_org', 'submitted'],
  ] as const)('approval asked %s, %s: %s', (asked, group, state) =>
    expect(stateOnSubmit(asked, group)).toBe(state),
  );
});

describe('nomination lifecycle', () => {
  it('every state is reachable', () =>
    expect(unreachableStates(nominationTransitions, ['draft'])).toEqual([]));
  it('a draft and a refusal use no place', () => {
    expect(quotaUsing).not.toContain('draft');
    expect(quotaUsing).not.toContain('declined');
  });
  it.each([
    [3, 2, 1],
    [3, 3, 0],
    [2, 3, 0], // a quota lowered later
  ])('quota %i, used %i: %i left', (places, used, left) => expect(quotaLeft(places, used)).toBe(left));
});
