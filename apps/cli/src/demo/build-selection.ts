import { localInstant } from '@traccia/training';
import type { SeededRow } from './bulk-insert.js';
import type { ApplicationRow } from './build-admissions.js';
import type { Chance } from './chance.js';
import { addDays } from './days.js';
import { conflictReason, criteria, declineReasons, notes, refusalReason } from './selection-words.js';
import type { NewActivity } from './new-activity.js';
import type { DemoWorld } from './world.js';

type Told = 'told' | 'untold';
/** What has become of the applicants, in their order; whoever is not named here is still to be looked at. */
type Fate =
  | { state: 'enrolled' | 'offered' | 'offer_refused' | 'offer_lapsed'; daysAgo: number }
  | { state: 'reserve' | 'declined'; told: Told }
  | { state: 'selected' | 'eligible' | 'withdrawn' };

const offered = (daysAgo: number): Fate => ({ state: 'offered', daysAgo });
const enrolled = (daysAgo: number): Fate => ({ state: 'enrolled', daysAgo });
const many = (count: number, fate: Fate) => Array.from({ length: count }, () => fate);

/** The first is the demo's participant, who has an offer to answer. */
const fates: Fate[] = [
  offered(2),
  ...many(3, enrolled(8)),
  offered(6),
  offered(6),
  offered(2),
  offered(2),
  { state: 'offer_refused', daysAgo: 8 },
  { state: 'offer_lapsed', daysAgo: 12 },
  ...many(6, { state: 'reserve', told: 'told' }),
  ...many(3, { state: 'declined', told: 'told' }),
  ...many(3, { state: 'selected' }),
  { state: 'reserve', told: 'untold' },
  { state: 'declined', told: 'untold' },
  ...many(8, { state: 'eligible' }),
  { state: 'withdrawn' },
];
/** Days that an offer stands, as the activity says. */
const offerDays = 7;
/** So many have been looked at by the panel. */
const scoredCount = 46;

export interface SelectionRows {
  applications: ApplicationRow[];
  criteria: SeededRow[];
  conflicts: SeededRow[];
  scores: SeededRow[];
  notes: SeededRow[];
  decisions: SeededRow[];
  offers: SeededRow[];
  enrolments: (SeededRow & { id: string; person_id: string })[];
  letters: SeededRow[];
}

interface Stage {
  chance: Chance;
  world: DemoWorld;
  academy: NewActivity;
  manager: string;
  panel: readonly string[];
}

/** A selection under way: scores and notes of a panel, offers in every state, a reserve list, letters not yet sent. */
export function buildSelection(
  chance: Chance,
  world: DemoWorld,
  academy: NewActivity,
  applications: readonly ApplicationRow[],
): SelectionRows {
  const idOf = (role: string) => world.signIns.find((signIn) => signIn.role === role)?.person.id ?? '';
  const colleague = world.people.find(({ email }) => email.startsWith('staff'))?.id ?? '';
  const panel = [idOf('activity_manager'), idOf('trainer'), colleague];
  const stage = { chance, world, academy, manager: panel[0] ?? '', panel };
  const criterionRows = criteria.map((row, i) => ({
    id: chance.id(),
    activity_id: academy.id,
    position: i + 1,
    ...row,
  }));
  const partial = { application_id: applications[20]?.id, person_id: panel[1], reason: conflictReason };
  const decided = decide(stage, applications);
  return {
    ...decided,
    criteria: criterionRows,
    conflicts: partial.application_id ? [partial] : [],
    scores: applications.slice(0, scoredCount).flatMap(({ id }, i) =>
      panel
        .filter((person) => !(id === partial.application_id && person === partial.person_id))
        .slice(0, i % 3 === 2 ? 2 : 3)
        .flatMap((person_id) => scoresOf(stage, id, person_id, criterionRows)),
    ),
    notes: notes.map((text, i): SeededRow => ({
      application_id: applications[5 * i + 3]?.id ?? applications[0]?.id,
      author_id: panel[i % panel.length],
      text,
      created_at: daysBefore(world, 5 - i),
    })),
  };
}

function scoresOf(
  { chance, world }: Stage,
  application_id: string,
  person_id: string,
  rows: readonly { id: string }[],
): SeededRow[] {
  const liking = 2.4 + 1.8 * chance.next();
  return rows.map(({ id }) => ({
    application_id,
    criterion_id: id,
    person_id,
    score: chance.scale(liking, 0.8),
    scored_at: daysBefore(world, 14),
  }));
}

const daysBefore = ({ now }: DemoWorld, days: number) => new Date(now.getTime() - days * 86_400_000);

function decide(stage: Stage, all: readonly ApplicationRow[]) {
  const rows: Pick<SelectionRows, 'applications' | 'decisions' | 'offers' | 'enrolments' | 'letters'> = {
    applications: [],
    decisions: [],
    offers: [],
    enrolments: [],
    letters: [],
  };
  let reserved = 0;
  for (const [i, application] of all.entries()) {
    const fate = fates[i];
    if (!fate) {
      rows.applications.push(application);
      continue;
    }
    if (fate.state === 'reserve') reserved += 1;
    const outcome = outcomeOf(stage, application, fate, reserved, i);
    rows.applications.push(outcome.application);
    rows.decisions.push(...outcome.decision);
    rows.offers.push(...outcome.offer);
    rows.enrolments.push(...outcome.enrolment);
    rows.letters.push(...outcome.letter);
  }
  return rows;
}

function outcomeOf(stage: Stage, application: ApplicationRow, fate: Fate, reserved: number, at: number) {
  const { chance, world, academy, manager } = stage;
  const decidedAt = daysBefore(world, 'daysAgo' in fate ? fate.daysAgo : 7);
  const isTold = 'daysAgo' in fate || ('told' in fate && fate.told === 'told');
  const decision = decisionOf(fate);
  // Told after it was decided; the state may have come later than the letter.
  const toldAt = isTold ? new Date(decidedAt.getTime() + 3_600_000) : null;
  const asked = { submitted_at: daysBefore(world, 20 + (at % 19)), created_at: daysBefore(world, 40) };
  const changed = {
    ...application,
    ...asked,
    state: fate.state,
    told_at: toldAt,
    state_at: toldAt ?? decidedAt,
  };
  if (!decision) return { application: changed, decision: [], offer: [], enrolment: [], letter: [] };
  const row = {
    id: chance.id(),
    activity_id: academy.id,
    application_id: application.id,
    decision,
    reason: decision === 'decline' ? declineReasons[at % declineReasons.length] : null,
    reserve_position: decision === 'reserve' ? reserved : null,
    decided_by: manager,
    decided_at: decidedAt,
    letter_sent_at: toldAt,
  };
  return {
    application: changed,
    decision: [row],
    offer: 'daysAgo' in fate ? [offerOf(stage, row, fate)] : [],
    enrolment: fate.state === 'enrolled' ? [placeOf(stage, application, decidedAt)] : [],
    letter: toldAt ? [letterOf(stage, row, application.person_id, toldAt)] : [],
  };
}

function decisionOf({ state }: Fate): 'offer' | 'reserve' | 'decline' | null {
  if (state === 'eligible' || state === 'withdrawn') return null;
  if (state === 'reserve') return 'reserve';
  return state === 'declined' ? 'decline' : 'offer';
}

/** Stands until the end of a day at the venue. */
function offerOf(
  { chance, world, academy }: Stage,
  decision: { id: string; application_id: string; decided_at: Date },
  { state, daysAgo }: { state: string; daysAgo: number },
): SeededRow {
  const answered = { enrolled: 'accepted', offer_refused: 'refused', offer_lapsed: 'lapsed' }[state];
  const expires = localInstant(addDays(world.today, offerDays + 1 - daysAgo), '00:00', 'Europe/Rome');
  return {
    id: chance.id(),
    activity_id: academy.id,
    application_id: decision.application_id,
    decision_id: decision.id,
    state: answered ?? 'open',
    expires_at: expires,
    made_at: decision.decided_at,
    answered_at: answered && answered !== 'lapsed' ? daysBefore(world, daysAgo - 2) : null,
    refusal_reason: answered === 'refused' ? refusalReason : null,
  };
}

function placeOf({ chance, academy }: Stage, application: ApplicationRow, decidedAt: Date) {
  const at = new Date(decidedAt.getTime() + 2 * 86_400_000);
  return {
    id: chance.id(),
    activity_id: academy.id,
    person_id: application.person_id,
    organization_id: application.organization_id,
    constituent_group: application.constituent_group,
    status: 'enrolled',
    wait_position: null,
    status_at: at,
    created_at: at,
  };
}

/** The mail that told it, as the ledger keeps it. */
function letterOf(
  { chance, world }: Stage,
  { id, decision }: { id: string; decision: 'offer' | 'reserve' | 'decline' },
  personId: string,
  toldAt: Date,
): SeededRow {
  const person = world.people.find((one) => one.id === personId);
  return {
    id: chance.id(),
    kind: `selection.${decision === 'decline' ? 'declined' : decision}`,
    subject_type: 'selection_decision',
    subject_id: id,
    ordinal: 0,
    recipient: personId,
    recipient_person_id: personId,
    locale: person?.locale,
    state: 'sent',
    reason: null,
    due_at: toldAt,
    not_before: toldAt,
    attempt: 1,
    sent_at: new Date(toldAt.getTime() + 4000),
    sent_to: person?.email,
    created_at: toldAt,
  };
}
