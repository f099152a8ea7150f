import type { Locale } from '@traccia/contracts';
import { publish } from '@traccia/persistence';
import {
  type AnswerMap,
  bankInstruments,
  choicesOf,
  type InstrumentDefinition,
  itemsOf,
} from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { bulkInsert, type SeededRow } from './bulk-insert.js';
import { frameOf } from './build-surveys.js';
import { Chance } from './chance.js';
import { drawForm } from './draw-form.js';
import { interviewTexts } from './interview-texts.js';
import { answerRows, frameRow, type KnownIds, responseRow } from './survey-rows.js';
import type { DemoResponse, DemoWave, DemoWorld } from './world.js';

const dayMs = 86_400_000;

interface OtherPlan {
  code: string;
  instrument: string;
  kind: 'needs' | 'end_of_activity' | 'ex_post';
  of: 'participant' | 'organization' | 'trainer';
  /** Days from the day the activity began, or from the day its follow-up opened. */
  from: 'start' | 'follow_up';
  opensAfter: number;
  days: number;
  mean: number;
  most: number;
}
const plans: readonly OtherPlan[] = [
  {
    code: 'needs',
    instrument: 'needs-assessment',
    kind: 'needs',
    of: 'participant',
    from: 'start',
    opensAfter: -35,
    days: 21,
    mean: 2.6,
    most: 40,
  },
  {
    code: 'capacity_before',
    instrument: 'capacity-assessment',
    kind: 'needs',
    of: 'organization',
    from: 'start',
    opensAfter: -35,
    days: 21,
    mean: 2.3,
    most: 30,
  },
  {
    code: 'trainers',
    instrument: 'trainer-form',
    kind: 'end_of_activity',
    of: 'trainer',
    from: 'start',
    opensAfter: 6,
    days: 14,
    mean: 4.1,
    most: 10,
  },
  {
    code: 'capacity_after',
    instrument: 'capacity-assessment',
    kind: 'ex_post',
    of: 'organization',
    from: 'follow_up',
    opensAfter: 0,
    days: 28,
    mean: 3.2,
    most: 30,
  },
  {
    code: 'organizations',
    instrument: 'organization-survey',
    kind: 'ex_post',
    of: 'organization',
    from: 'follow_up',
    opensAfter: 0,
    days: 28,
    mean: 3.6,
    most: 30,
  },
  {
    code: 'interviews',
    instrument: 'success-case-guide',
    kind: 'ex_post',
    of: 'participant',
    from: 'follow_up',
    opensAfter: 7,
    days: 21,
    mean: 3.9,
    most: 14,
  },
];
const activitiesAsked = 4;
const willing = 0.75;

/** Whom a wave asks. */
interface Respondent {
  enrolmentId: string | null;
  organizationId: string | null;
  trainerId: string | null;
  locale: Locale;
}

/** The largest activities whose follow-up six months later is over. */
function followedUp(world: DemoWorld): DemoWave[] {
  const size = new Map<string, number>();
  for (const { activityId } of frameOf(world.enrolments))
    size.set(activityId, (size.get(activityId) ?? 0) + 1);
  return world.waves
    .filter(({ plan, state }) => plan.kind === 'ex_post' && state === 'closed')
    .sort((a, b) => (size.get(b.activityId) ?? 0) - (size.get(a.activityId) ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, activitiesAsked);
}

function respondentsOf(world: DemoWorld, activityId: string, plan: OtherPlan): Respondent[] {
  const people = new Map(world.people.map((person) => [person.id, person]));
  const roster = frameOf(world.enrolments).filter((each) => each.activityId === activityId);
  const localeOf = (personId: string): Locale => people.get(personId)?.locale ?? 'en';
  const nobody = { enrolmentId: null, organizationId: null, trainerId: null };
  if (plan.of === 'participant')
    return roster.map(({ id, personId }) => ({ ...nobody, enrolmentId: id, locale: localeOf(personId) }));
  if (plan.of === 'trainer') {
    const staff = world.staff.filter(
      (each) => each.activityId === activityId && each.staffRole !== 'manager',
    );
    const ids = [...new Set(staff.map(({ personId }) => personId))];
    return ids.map((id) => ({ ...nobody, trainerId: id, locale: localeOf(id) }));
  }
  const locale = new Map<string, Locale>();
  for (const { organizationId, personId } of roster)
    if (organizationId && !locale.has(organizationId)) locale.set(organizationId, localeOf(personId));
  return [...locale].map(([id, own]) => ({ ...nobody, organizationId: id, locale: own }));
}

/** Whoever agrees to talk; half of them may be quoted. */
function fixedAnswers(chance: Chance, definition: InstrumentDefinition): AnswerMap {
  if (definition.kind !== 'interview_guide') return {};
  const fixed: AnswerMap = { 'SCM-OK': { codes: ['yes'] } };
  const quote = itemsOf(definition).find(({ code }) => code === 'SCM-QUO');
  const codes = quote ? choicesOf(definition, quote).map(({ code }) => code) : [];
  const allowing = codes.filter((code) => ['yes', 'named', 'unnamed'].includes(code));
  const pick = chance.happens(0.6) ? allowing : codes.filter((code) => !allowing.includes(code));
  return pick.length > 0 ? { ...fixed, 'SCM-QUO': { codes: [chance.pick(pick)] } } : fixed;
}

interface Rows {
  wave: SeededRow[];
  frame_member: SeededRow[];
  invitation: SeededRow[];
  response: SeededRow[];
  answer: SeededRow[];
}

function askOne(
  chance: Chance,
  rows: Rows,
  ids: KnownIds,
  asked: { plan: OtherPlan; definition: InstrumentDefinition; waveId: string; opensAt: Date; closesAt: Date },
  respondent: Respondent,
): void {
  const { plan, definition, waveId, opensAt, closesAt } = asked;
  const invitationId = chance.id();
  const submittedAt = new Date(opensAt.getTime() + chance.next() ** 1.8 * plan.days * dayMs * 0.95);
  const answers = chance.happens(willing)
    ? drawForm(
        chance,
        definition,
        {
          record: {},
          locale: respondent.locale,
          day: submittedAt.toISOString().slice(0, 10),
          mean: plan.mean,
          ...(definition.kind === 'interview_guide' && { words: interviewTexts[respondent.locale] }),
        },
        fixedAnswers(chance, definition),
      )
    : null;
  rows.invitation.push({
    id: invitationId,
    wave_id: waveId,
    enrolment_id: respondent.enrolmentId,
    organization_id: respondent.organizationId,
    trainer_person_id: respondent.trainerId,
    due_at: opensAt,
    expires_at: closesAt,
    link_nonce: null,
    link_key_version: null,
    link_hash: null,
    answer_state: answers ? 'submitted' : 'expired',
    opened_at: answers ? submittedAt : null,
    created_at: opensAt,
  });
  if (!answers) return;
  const response: DemoResponse = {
    id: chance.id(),
    waveId,
    invitationId,
    definition,
    answers,
    record: {},
    locale: respondent.locale,
    startedAt: new Date(submittedAt.getTime() - 9 * 60_000),
    submittedAt,
  };
  rows.response.push(responseRow(response, ids));
  rows.answer.push(...answerRows(response, ids));
}

function askAll(
  chance: Chance,
  rows: Rows,
  world: DemoWorld,
  ids: KnownIds,
  followUp: DemoWave,
  plan: OtherPlan,
): void {
  const definition = bankInstruments.find(({ code }) => code === plan.instrument);
  const activity = world.activities.find(({ id }) => id === followUp.activityId);
  if (!definition || !activity) throw new Error(`the demo asks ${plan.instrument} of nobody`);
  const base =
    plan.from === 'start' ? Date.parse(`${activity.startsOn}T08:00:00Z`) : followUp.opensAt.getTime();
  const opensAt = new Date(base + plan.opensAfter * dayMs);
  const closesAt = new Date(opensAt.getTime() + plan.days * dayMs);
  const waveId = chance.id();
  rows.wave.push({
    id: waveId,
    activity_id: activity.id,
    wave_plan_id: null,
    code: plan.code,
    kind: plan.kind,
    respondent_kind: plan.of,
    instrument_version_id: ids.versionIds.get(definition.code),
    state: closesAt <= world.now ? 'closed' : 'open',
    opens_at: opensAt,
    closes_at: closesAt,
    reminder_days: [7, 14],
    frozen_at: opensAt,
  });
  const asked = respondentsOf(world, activity.id, plan).slice(0, plan.most);
  const people = new Map(world.people.map((person) => [person.id, person]));
  const drawn = new Set(asked.map(({ enrolmentId }) => enrolmentId));
  for (const enrolment of frameOf(world.enrolments))
    if (drawn.has(enrolment.id))
      rows.frame_member.push(frameRow(waveId, opensAt, enrolment, people.get(enrolment.personId), ids));
  for (const respondent of asked)
    askOne(chance, rows, ids, { plan, definition, waveId, opensAt, closesAt }, respondent);
}

/** Whoever is a person was written to; organizations have nobody here who reads for them. */
const mailsSql = `INSERT INTO message (kind, subject_type, subject_id, recipient, recipient_person_id, locale, state, attempt,
    due_at, not_before, sent_at, sent_to, created_at)
  SELECT 'survey.invitation', 'invitation', i.id, p.id::text, p.id, p.locale, 'sent', 1, i.due_at, i.due_at, i.due_at, p.email,
    i.due_at
  FROM invitation i LEFT JOIN enrolment e ON e.id = i.enrolment_id
  JOIN person p ON p.id = coalesce(e.person_id, i.trainer_person_id)
  WHERE i.wave_id = ANY($1::uuid[]) AND p.email IS NOT NULL ON CONFLICT DO NOTHING`;

/**
 * What the rest of the bank asks: of participants before the course, of organizations before and after, of trainers at
 * its end, and in talks with a few. Drawn from a source of its own.
 */
export async function writeOtherSurveys(
  tx: EntityManager,
  world: DemoWorld,
  ids: KnownIds,
  seed: number,
): Promise<void> {
  const chance = new Chance(seed);
  const rows: Rows = { wave: [], frame_member: [], invitation: [], response: [], answer: [] };
  for (const followUp of followedUp(world))
    for (const plan of plans) askAll(chance, rows, world, ids, followUp, plan);
  for (const table of ['wave', 'frame_member', 'invitation', 'response', 'answer'] as const)
    await bulkInsert(tx, table, rows[table]);
  await tx.query(mailsSql, [rows.wave.map(({ id }) => id)]);
  for (const { id, state } of rows.wave)
    if (state === 'closed') await publish(tx, 'wave.closed', { waveId: String(id) });
}
