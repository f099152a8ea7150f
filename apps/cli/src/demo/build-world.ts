import type { AnswerMap, RespondentRecord } from '@traccia/survey';
import { buildActivities, buildCatalogue, buildSessions, surveyOpenDays } from './build-activities.js';
import { buildAttendance, buildEnrolments, settleEnrolments } from './build-enrolments.js';
import { buildOrganizations, buildPeople } from './build-people.js';
import { buildObjectives, buildRecords, keepPlans, withPlan } from './build-records.js';
import { buildColleagues, buildGrants, buildSignIns, teaching } from './build-staff.js';
import {
  buildEnrolmentMails,
  buildSurvey,
  drawStops,
  type SurveyFacts,
  type SurveyRows,
} from './build-surveys.js';
import { buildWavePlans, buildWaves } from './build-waves.js';
import { Chance } from './chance.js';
import type {
  DemoActivity,
  DemoEnrolment,
  DemoOrganization,
  DemoPerson,
  DemoSignIn,
  DemoWave,
  DemoWavePlan,
  DemoWorld,
} from './world.js';

export interface WorldSize {
  organizations: number;
  people: number;
}
export const demoSize: WorldSize = { organizations: 300, people: 1500 };

/**
 * The whole demo centre, relative to today.
 *
 * @param seed the same seed and day give the same world
 * @param now  the instant that counts as now
 * @param size smaller for tests; activities always number forty
 */
export function buildWorld(seed: number, now: Date, size: WorldSize = demoSize): DemoWorld {
  const chance = new Chance(seed);
  const today = now.toISOString().slice(0, 10);
  const { programmes, courses } = buildCatalogue(chance);
  const plans = buildWavePlans(chance, courses);
  const organizations = buildOrganizations(chance, size.organizations);
  const participants = buildPeople(chance, organizations, size.people);
  const organization = largestOrganization(organizations, participants);
  const signIns = buildSignIns(chance, organization);
  const colleagues = buildColleagues(chance, 12);
  const activities = buildActivities(chance, courses, today);
  const facts = { signIns, colleagues, courses, activities, organization };
  const everybody = [...participants, ...colleagues, ...signIns.map(({ person }) => person)];
  const staff = teaching(facts);
  const extra = new Chance(seed + 1);
  const objectives = buildObjectives(extra, activities);
  const records = buildRecords(activities, objectives, staff, everybody);
  const held = holdActivities(
    chance,
    { activities, plans, participants, signIns, organization, everybody, records, extra },
    now,
  );
  return {
    now,
    today,
    programmes,
    courses,
    plans,
    organizations,
    people: everybody,
    signIns,
    grants: buildGrants(facts),
    staff,
    activities,
    objectives,
    ...held,
  };
}

function largestOrganization(
  organizations: readonly DemoOrganization[],
  people: readonly DemoPerson[],
): DemoOrganization {
  const size = new Map<string, number>();
  for (const { organizationId } of people)
    if (organizationId) size.set(organizationId, (size.get(organizationId) ?? 0) + 1);
  const [largest] = [...organizations].sort((a, b) => (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0));
  if (!largest) throw new Error('a world needs an organization');
  return largest;
}

interface Cast {
  activities: readonly DemoActivity[];
  plans: readonly DemoWavePlan[];
  participants: readonly DemoPerson[];
  signIns: readonly DemoSignIn[];
  organization: DemoOrganization;
  everybody: readonly DemoPerson[];
  /** By activity. */
  records: ReadonlyMap<string, RespondentRecord>;
  extra: Chance;
}

/** Sends the demo's participant and nominees of the focal point where something happens, plus one long-over course. */
function namedFor(
  activity: DemoActivity,
  i: number,
  { signIns, participants, organization }: Cast,
): DemoPerson[] {
  const nominees = participants.filter(({ organizationId }) => organizationId === organization.id);
  const participant = signIns.filter(({ role }) => role === 'participant').map(({ person }) => person);
  const since = activity.daysSinceEnd;
  const attends =
    i === 4 || (since <= surveyOpenDays && since > 160) || activity.status === 'running' || since === -54;
  if (since > surveyOpenDays) return attends ? participant : [];
  if (since < -60) return [];
  return [...(attends ? participant : []), ...nominees.slice(0, 1 + (i % 3))];
}

function holdActivities(chance: Chance, cast: Cast, now: Date) {
  const today = now.toISOString().slice(0, 10);
  const stops = drawStops(chance, cast.participants, now);
  const enrolments: DemoEnrolment[] = [];
  const waves: DemoWave[] = [];
  const rows: SurveyRows = { invitations: [], responses: [], messages: [] };
  const sessions = cast.activities.map((activity) => buildSessions(chance, activity));
  const attendance = cast.activities.flatMap((activity, i) => {
    const named = namedFor(activity, i, cast);
    const roster = buildEnrolments(chance, cast.participants, {
      activity,
      today,
      named,
      full: activity.daysSinceEnd === -26,
    });
    const own = buildWaves(chance, activity, cast.plans, now);
    const facts = surveyFacts(cast, stops, roster, now, activity);
    rows.messages.push(...buildEnrolmentMails(chance, roster, facts));
    for (const wave of own) {
      const { invitations, responses, messages } = buildSurvey(chance, wave, roster, facts);
      keepPlans(facts.plans, invitations, responses);
      rows.invitations.push(...invitations);
      rows.responses.push(...responses);
      rows.messages.push(...messages);
    }
    enrolments.push(...roster);
    waves.push(...own);
    return buildAttendance(chance, activity, sessions[i] ?? [], roster, today);
  });
  const settled = settleEnrolments(cast.activities, enrolments, attendance);
  return { sessions: sessions.flat(), enrolments: settled, attendance, waves, ...rows, stops };
}

/** The demo's participant has something left to answer. */
function surveyFacts(
  { everybody, signIns, records, extra }: Cast,
  stops: DemoWorld['stops'],
  roster: readonly DemoEnrolment[],
  now: Date,
  { id, daysSinceEnd }: DemoActivity,
): SurveyFacts & { plans: Map<string, AnswerMap> } {
  const plans = new Map<string, AnswerMap>();
  const record = records.get(id) ?? {};
  const participant = signIns.find(({ role }) => role === 'participant')?.person.id;
  const silent = roster.filter(({ personId }) => personId === participant && daysSinceEnd === surveyOpenDays);
  return {
    now,
    people: new Map(everybody.map((person) => [person.id, person])),
    stops: new Map(stops.map((stop) => [stop.personId, stop])),
    silent: new Set(silent.map((enrolment) => enrolment.id)),
    extra,
    plans,
    recordOf: (enrolment) => withPlan(record, plans.get(enrolment.id)),
  };
}
