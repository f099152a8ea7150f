import type { LocalisedText } from '@traccia/contracts';
import { localInstant } from '@traccia/training';
import { Chance } from './chance.js';
import { addDays } from './days.js';
import {
  activityTitles,
  dayTitle,
  newCourses,
  newProgramme,
  phaseTitles,
  visitTitle,
} from './framework-words.js';
import type { DemoPerson, DemoWorld } from './world.js';

/** Activities that show what the results framework is for; they stand beside the forty that the surveys live on. */
export interface ShownActivity {
  id: string;
  course: string;
  code: string;
  title: LocalisedText;
  type: 'tot' | 'tailor_made' | 'study_tour' | 'workshop';
  status: 'closed' | 'ended' | 'confirmed';
  startsOn: string;
  endsOn: string;
  timeZone: string;
  venue: string;
  countryCode: string;
  languages: string[];
  methods: string[];
  levels: string[];
  capacity: number;
  cascadeOfId: string | null;
  phases: ShownPhase[];
  sessions: ShownSession[];
  people: DemoPerson[];
  staff: { personId: string; staffRole: 'manager' | 'lead_trainer' | 'facilitator' }[];
}
interface ShownPhase {
  id: string;
  position: number;
  kind: 'face_to_face' | 'consulting';
  title: LocalisedText;
  startsOn: string;
  endsOn: string;
}
interface ShownSession {
  id: string;
  position: number;
  phaseId: string | null;
  title: LocalisedText;
  startsAt: Date;
  endsAt: Date;
}
export interface ShownFramework {
  programme: { id: string; code: string; title: LocalisedText };
  courses: {
    id: string;
    programme: string;
    code: string;
    title: LocalisedText;
    summary: LocalisedText;
    objectives: LocalisedText;
  }[];
  activities: ShownActivity[];
}

const enterprises: Record<string, readonly string[]> = {
  VN: ['Thanh Cong Garment', 'Minh Long Ceramics', 'Duc Thang Furniture', 'Hoang Gia Wood'],
  CO: ['Flores del Altiplano', 'Confecciones La Sabana', 'Metalmecánica Andina', 'Lácteos El Páramo'],
  ZA: ['Lowveld Lodge', 'Blyde River Tours', 'Hoedspruit Crafts', 'Marula Foods'],
};

/** Who may appear, and what the activities have in common. */
interface Stage {
  chance: Chance;
  today: string;
  colleagues: readonly DemoPerson[];
  /** In an order of its own at each call. */
  from: (countries: readonly string[]) => DemoPerson[];
  usual: Pick<ShownActivity, 'languages' | 'cascadeOfId' | 'phases' | 'staff'>;
}

const turin = { timeZone: 'Europe/Rome', venue: 'Turin Campus', countryCode: 'IT' };

/**
 * A training of trainers with its cascade, a study visit, and the centre's own staff as a group of their own.
 * Draws from a source of its own, so that the rest of the world stays as it is.
 */
export function buildFramework(world: DemoWorld, seed: number): ShownFramework {
  const stage = stageOf(world, new Chance(seed));
  const { chance, today } = stage;
  const tot = trainingOfTrainers(stage);
  const cascade = (country: string, code: string, venue: string, timeZone: string, since: number) =>
    scoreActivity(stage, tot, { country, code, venue, timeZone, startsOn: addDays(today, -since) });
  return {
    programme: { id: chance.id(), ...newProgramme },
    courses: newCourses.map((course) => ({ id: chance.id(), ...course })),
    activities: [
      tot,
      cascade('VN', 'A9010501', 'Hanoi', 'Asia/Ho_Chi_Minh', 360),
      cascade('CO', 'A9010502', 'Bogotá', 'America/Bogota', 330),
      cascade('ZA', 'A9010503', 'Hoedspruit', 'Africa/Johannesburg', -75),
      studyVisit(stage),
      ownStaff(stage),
    ],
  };
}

function stageOf(world: DemoWorld, chance: Chance): Stage {
  const colleagues = world.people.filter(({ email }) => email.startsWith('staff'));
  const signedIn = new Set(world.signIns.map(({ person }) => person.id));
  const outside = world.people.filter((person) => !signedIn.has(person.id) && !colleagues.includes(person));
  return {
    chance,
    today: world.today,
    colleagues,
    from: (countries) =>
      chance.shuffled(outside.filter(({ countryCode }) => countries.includes(countryCode))),
    usual: {
      languages: ['en'],
      cascadeOfId: null,
      phases: [],
      staff: [
        { personId: colleagues[0]?.id ?? '', staffRole: 'manager' },
        { personId: colleagues[4]?.id ?? '', staffRole: 'lead_trainer' },
      ],
    },
  };
}

function trainingOfTrainers({ chance, today, from, usual }: Stage): ShownActivity {
  return {
    ...usual,
    ...turin,
    ...days(chance, addDays(today, -420), 5, turin.timeZone),
    id: chance.id(),
    course: 'ENT-SCORE-TOT',
    code: 'A9010500',
    title: activityTitles.tot,
    type: 'tot',
    status: 'closed',
    methods: ['training', 'coaching'],
    levels: ['technical_functional', 'organizational'],
    capacity: 16,
    people: from(['VN', 'CO', 'ZA']).slice(0, 16),
  };
}

/** Given by two who were trained, from the country where some are. */
function scoreActivity(
  { chance, today, from, usual }: Stage,
  tot: ShownActivity,
  place: { country: string; code: string; venue: string; timeZone: string; startsOn: string },
): ShownActivity {
  const { country, code, venue, timeZone, startsOn } = place;
  const local = tot.people.filter(({ countryCode }) => countryCode === country);
  const givers = (local.length > 1 ? local : tot.people).slice(0, 2);
  const plan = modulesAndVisits(chance, country, startsOn, timeZone);
  return {
    ...usual,
    ...plan,
    id: chance.id(),
    course: 'ENT-SCORE',
    code,
    title: activityTitles.score,
    type: 'tailor_made',
    status: plan.endsOn < today ? 'closed' : 'confirmed',
    timeZone,
    venue,
    countryCode: country,
    languages: country === 'CO' ? ['es'] : ['en'],
    methods: ['training', 'experiential_learning', 'coaching'],
    levels: ['technical_functional', 'organizational'],
    capacity: 24,
    cascadeOfId: tot.id,
    people: from([country])
      .filter(({ id }) => !givers.some((giver) => giver.id === id))
      .slice(0, 20),
    staff: [
      ...usual.staff.slice(0, 1),
      ...givers.map(({ id }, i) => ({
        personId: id,
        staffRole: i === 0 ? ('lead_trainer' as const) : ('facilitator' as const),
      })),
    ],
  };
}

function studyVisit({ chance, today, from, usual }: Stage): ShownActivity {
  return {
    ...usual,
    ...days(chance, addDays(today, -300), 4, 'Europe/Lisbon'),
    id: chance.id(),
    course: 'ILS-INSPECT',
    code: 'A9010504',
    title: activityTitles.study,
    type: 'study_tour',
    status: 'closed',
    timeZone: 'Europe/Lisbon',
    venue: 'Lisbon',
    countryCode: 'PT',
    methods: ['exposure', 'knowledge_sharing'],
    levels: ['organizational', 'institutional'],
    capacity: 14,
    people: from(['MG', 'SN', 'JO', 'PE']).slice(0, 12),
  };
}

/** Everybody but who manages and who teaches it. */
function ownStaff({ chance, today, colleagues, usual }: Stage): ShownActivity {
  return {
    ...usual,
    ...turin,
    ...days(chance, addDays(today, -64), 5, turin.timeZone),
    id: chance.id(),
    course: 'LRN-METHODS',
    code: 'A9010505',
    title: activityTitles.methods,
    type: 'workshop',
    status: 'ended',
    methods: ['training', 'experiential_learning'],
    levels: ['technical_functional'],
    capacity: 15,
    people: colleagues.filter(({ id }) => !usual.staff.some(({ personId }) => personId === id)),
  };
}

type Plan = Pick<ShownActivity, 'startsOn' | 'endsOn' | 'sessions'>;

function days(chance: Chance, startsOn: string, count: number, timeZone: string): Plan {
  const sessions = Array.from({ length: count }, (_, i) =>
    session(chance, addDays(startsOn, i), timeZone, {
      position: i + 1,
      phaseId: null,
      title: dayTitle(i + 1),
    }),
  );
  return { startsOn, endsOn: addDays(startsOn, count - 1), sessions };
}

/** Two days in class, visits a fortnight later, two days in class again, and a second round of visits. */
function modulesAndVisits(
  chance: Chance,
  country: string,
  startsOn: string,
  timeZone: string,
): Plan & { phases: ShownPhase[] } {
  const plan = [
    { kind: 'face_to_face', title: phaseTitles.module1, offset: 0, days: 2 },
    { kind: 'consulting', title: phaseTitles.visits1, offset: 14, days: 4 },
    { kind: 'face_to_face', title: phaseTitles.module2, offset: 24, days: 2 },
    { kind: 'consulting', title: phaseTitles.visits2, offset: 38, days: 4 },
  ] as const;
  const phases = plan.map((part, i): ShownPhase => {
    const from = addDays(startsOn, part.offset);
    return {
      id: chance.id(),
      position: i + 1,
      kind: part.kind,
      title: part.title,
      startsOn: from,
      endsOn: addDays(from, part.days - 1),
    };
  });
  let position = 0;
  const sessions = phases.flatMap((phase, i) =>
    Array.from({ length: plan[i]?.days ?? 0 }, (_, day) => {
      position += 1;
      const title =
        phase.kind === 'consulting' ? visitTitle(enterprises[country]?.[day] ?? '') : dayTitle(day + 1);
      return session(chance, addDays(phase.startsOn, day), timeZone, { position, phaseId: phase.id, title });
    }),
  );
  return { startsOn, endsOn: phases.at(-1)?.endsOn ?? startsOn, sessions, phases };
}

function session(
  chance: Chance,
  day: string,
  timeZone: string,
  rest: Pick<ShownSession, 'position' | 'phaseId' | 'title'>,
): ShownSession {
  return {
    id: chance.id(),
    ...rest,
    startsAt: localInstant(day, '09:00', timeZone),
    endsAt: localInstant(day, '13:00', timeZone),
  };
}
