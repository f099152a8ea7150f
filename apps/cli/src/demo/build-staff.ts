import { demoEmailDomain, type Role, roles, type Sex } from '@traccia/contracts';
import { Chance } from './chance.js';
import type {
  DemoActivity,
  DemoCourse,
  DemoGrant,
  DemoOrganization,
  DemoPerson,
  DemoSignIn,
  DemoStaff,
} from './world.js';

const names: Record<Role, [given: string, family: string, sex: Sex, jobTitle: string]> = {
  participant: ['Fara', 'Rakotomalala', 'woman', 'Labour inspector'],
  trainer: ['Giulia', 'Ferraro', 'woman', 'Senior trainer'],
  activity_manager: ['Marco', 'Bianchi', 'man', 'Activity manager'],
  evaluator: ['Inês', 'Duarte', 'woman', 'Evaluation officer'],
  administrator: ['Paolo', 'Conti', 'man', 'System administrator'],
  focal_point: ['Hery', 'Andrianina', 'man', 'Training focal point'],
  observer: ['Anna', 'Lindqvist', 'woman', 'Donor representative'],
  group_secretary: ['Luc', 'Fontaine', 'man', 'Secretary of the Workers’ Group'],
  travel_officer: ['Chiara', 'Moretti', 'woman', 'Admissions and travel officer'],
};
/** These two belong to the organization that sends people. */
const ofTheOrganization: readonly Role[] = ['participant', 'focal_point'];

/** Roles that came after the world was drawn for the first time. */
const added: readonly Role[] = ['group_secretary', 'travel_officer'];

/** One person a role, whom a visitor may sign in as. */
export function buildSignIns(chance: Chance, organization: DemoOrganization): DemoSignIn[] {
  const later = new Chance(chance.seed + 1);
  return roles.map((role): DemoSignIn => {
    const [givenName, familyName, sex, jobTitle] = names[role];
    const outside = ofTheOrganization.includes(role);
    return {
      role,
      person: {
        id: added.includes(role) ? later.id() : chance.id(),
        givenName,
        familyName,
        email: `${role}@${demoEmailDomain}`,
        sex,
        countryCode: outside ? organization.countryCode : 'IT',
        organizationId: outside ? organization.id : null,
        constituentGroup: outside ? organization.constituentGroup : 'other',
        jobTitle,
        locale: 'en',
        timeZone: outside ? null : 'Europe/Rome',
      },
    };
  });
}

/** The centre's own people beside those one can sign in as. */
export function buildColleagues(chance: Chance, count: number): DemoPerson[] {
  return Array.from({ length: count }, (_, i): DemoPerson => {
    const sex = chance.happens(0.5) ? 'woman' : 'man';
    const { person } = chance.namesOf(chance.italian);
    return {
      id: chance.id(),
      givenName: person.firstName(sex === 'woman' ? 'female' : 'male'),
      familyName: person.lastName(),
      email: `staff${i + 1}@${demoEmailDomain}`,
      sex,
      countryCode: 'IT',
      organizationId: null,
      constituentGroup: 'other',
      jobTitle: i < 3 ? 'Activity manager' : 'Trainer',
      locale: 'en',
      timeZone: 'Europe/Rome',
    };
  });
}

export interface StaffFacts {
  signIns: readonly DemoSignIn[];
  colleagues: readonly DemoPerson[];
  courses: readonly DemoCourse[];
  activities: readonly DemoActivity[];
  organization: DemoOrganization;
}

/** The programme whose course runs today; the demo's manager and observer look after it. */
export function runningProgramme({
  activities,
  courses,
}: Pick<StaffFacts, 'activities' | 'courses'>): string {
  const running = activities.find(({ status }) => status === 'running');
  return courses.find(({ id }) => id === running?.courseId)?.programmeId ?? '';
}

/** Activities that something is happening in: running, the next to come, surveys open or soon due. */
export function livelyActivities(activities: readonly DemoActivity[]): DemoActivity[] {
  return activities.filter(({ daysSinceEnd }) => daysSinceEnd <= 200 && daysSinceEnd >= -60);
}

export function buildGrants(facts: StaffFacts): DemoGrant[] {
  const idOf = (role: Role) => facts.signIns.find((signIn) => signIn.role === role)?.person.id ?? '';
  const programme = runningProgramme(facts);
  const lively = livelyActivities(facts.activities).map(({ id }) => id);
  const scoped = (role: Role, scopeType: DemoGrant['scopeType'], scopeId: string | null): DemoGrant => ({
    personId: idOf(role),
    role,
    scopeType,
    scopeId,
  });
  const taught = teaching(facts).filter(({ staffRole }) => staffRole === 'lead_trainer');
  return [
    scoped('participant', 'centre', null),
    scoped('evaluator', 'centre', null),
    scoped('administrator', 'centre', null),
    scoped('activity_manager', 'programme', programme),
    ...lively.map((id) => scoped('activity_manager', 'activity', id)),
    scoped('observer', 'programme', programme),
    scoped('focal_point', 'organization', facts.organization.id),
    scoped('group_secretary', 'constituent_group', 'workers_org'),
    scoped('travel_officer', 'centre', null),
    ...taught.map(({ activityId, personId }) => ({
      personId,
      role: 'trainer' as const,
      scopeType: 'activity' as const,
      scopeId: activityId,
    })),
    ...facts.colleagues.slice(0, 3).map(({ id }, i) => ({
      personId: id,
      role: 'activity_manager' as const,
      scopeType: 'programme' as const,
      scopeId: [...new Set(facts.courses.map(({ programmeId }) => programmeId))][i] ?? programme,
    })),
  ];
}

/** Who manages and teaches what; the demo's trainer and manager have the lively activities. */
export function teaching({ signIns, colleagues, courses, activities }: StaffFacts): DemoStaff[] {
  const idOf = (role: Role) => signIns.find((signIn) => signIn.role === role)?.person.id ?? '';
  const lively = new Set(livelyActivities(activities).map(({ id }) => id));
  const [programmes, trainers] = [[...new Set(courses.map((c) => c.programmeId))], colleagues.slice(3)];
  return activities.flatMap(({ id, courseId }, i): DemoStaff[] => {
    const programme = courses.find((course) => course.id === courseId)?.programmeId ?? '';
    const colleague = colleagues[programmes.indexOf(programme)]?.id ?? '';
    const trainer = trainers[i % trainers.length]?.id ?? '';
    return [
      {
        activityId: id,
        personId: lively.has(id) ? idOf('activity_manager') : colleague,
        staffRole: 'manager',
      },
      { activityId: id, personId: lively.has(id) ? idOf('trainer') : trainer, staffRole: 'lead_trainer' },
      {
        activityId: id,
        personId: lively.has(id) ? trainer : (trainers[(i + 1) % trainers.length]?.id ?? ''),
        staffRole: 'facilitator',
      },
    ];
  });
}
