import type { SeededRow } from './bulk-insert.js';
import type { KnownIds } from './survey-rows.js';
import type { DemoWorld } from './world.js';

const before = (day: string, days: number) => new Date(Date.parse(`${day}T08:00:00Z`) - days * 86_400_000);

export function catalogueRows(world: DemoWorld, { instrumentIds }: KnownIds) {
  const created_at = before(world.today, 1300);
  return {
    programme: world.programmes.map((row): SeededRow => ({ ...row, created_at })),
    course: world.courses.map(({ programmeId, ...row }): SeededRow => ({
      ...row,
      programme_id: programmeId,
      created_at,
    })),
    // A course has one plan, so it lends it its id. A draft, until the waves are written.
    evaluation_plan: world.courses.map(({ id }): SeededRow => ({ id, course_id: id, number: 1, created_at })),
    wave_plan: world.plans.map((plan): SeededRow => ({
      id: plan.id,
      plan_id: plan.courseId,
      code: plan.code,
      kind: plan.kind,
      instrument_id: instrumentIds.get(plan.definition.code),
      anchor: plan.anchor,
      offset_months: plan.offsetMonths,
      offset_days: plan.offsetDays,
      send_at_local: plan.sendAtLocal,
      window_days: plan.windowDays,
      reminder_days: plan.reminderDays,
      privacy_mode: plan.definition.privacyMode,
      eligibility: plan.kind === 'pre_test' ? 'everybody' : 'attended_once',
    })),
  };
}

export function peopleRows(world: DemoWorld, passwordHash: string) {
  const created_at = before(world.today, 1290);
  const signIns = new Set(world.signIns.map(({ person }) => person.id));
  return {
    organization: world.organizations.map((row): SeededRow => ({
      id: row.id,
      name: row.name,
      constituent_group: row.constituentGroup,
      country_code: row.countryCode,
      verified_at: created_at,
      created_at,
    })),
    person: world.people.map((row): SeededRow => ({
      id: row.id,
      given_name: row.givenName,
      family_name: row.familyName,
      email: row.email,
      email_verified_at: created_at,
      sex: row.sex,
      nationality_code: row.countryCode,
      country_code: row.countryCode,
      organization_id: row.organizationId,
      job_title: row.jobTitle,
      locale: row.locale,
      time_zone: row.timeZone,
      password_hash: signIns.has(row.id) ? passwordHash : null,
      created_at,
    })),
    role_assignment: world.grants.map(({ personId, role, scopeType, scopeId }): SeededRow => ({
      person_id: personId,
      role,
      scope_type: scopeType,
      scope_id: scopeId,
      granted_at: created_at,
    })),
    contact_stop: world.stops.map(({ personId, reason, stoppedAt }): SeededRow => ({
      person_id: personId,
      purpose: reason === 'bounced' ? 'all' : 'surveys',
      reason,
      stopped_at: stoppedAt,
    })),
  };
}

export function trainingRows(world: DemoWorld) {
  const waiting = new Map<string, number>();
  for (const { activityId, waitPosition } of world.enrolments)
    waiting.set(activityId, Math.max(waiting.get(activityId) ?? 0, waitPosition ?? 0));
  return {
    activity: world.activities.map((row): SeededRow => ({
      id: row.id,
      course_id: row.courseId,
      code: row.code,
      title: row.title,
      modality: row.modality,
      status: row.status,
      starts_on: row.startsOn,
      ends_on: row.endsOn,
      time_zone: row.timeZone,
      venue: row.venue,
      country_code: row.countryCode,
      languages: row.languages,
      enrolment_closes_on: row.enrolmentClosesOn,
      capacity: row.capacity,
      next_wait_position: (waiting.get(row.id) ?? 0) + 1,
      created_at: before(row.startsOn < world.today ? row.startsOn : world.today, 120),
    })),
    activity_staff: world.staff.map((row): SeededRow => ({
      activity_id: row.activityId,
      person_id: row.personId,
      staff_role: row.staffRole,
    })),
    activity_objective: world.objectives.map(({ activityId, ...row }): SeededRow => ({
      ...row,
      activity_id: activityId,
    })),
    activity_session: world.sessions.map(({ activityId, startsAt, endsAt, ...row }): SeededRow => ({
      ...row,
      activity_id: activityId,
      starts_at: startsAt,
      ends_at: endsAt,
    })),
    enrolment: world.enrolments.map((row): SeededRow => ({
      id: row.id,
      activity_id: row.activityId,
      person_id: row.personId,
      organization_id: row.organizationId,
      constituent_group: row.constituentGroup,
      status: row.status,
      wait_position: row.waitPosition,
      status_at: row.createdAt,
      created_at: row.createdAt,
    })),
    attendance: attendanceRows(world),
  };
}

/** Kept by the lead trainer at the end of each session. */
function attendanceRows(world: DemoWorld): SeededRow[] {
  const staffOf = new Map(
    world.staff.filter((s) => s.staffRole === 'lead_trainer').map((s) => [s.activityId, s.personId]),
  );
  const sessions = new Map(world.sessions.map((session) => [session.id, session]));
  return world.attendance.map((row): SeededRow => {
    const session = sessions.get(row.activitySessionId);
    return {
      activity_session_id: row.activitySessionId,
      enrolment_id: row.enrolmentId,
      state: row.state,
      recorded_by: staffOf.get(session?.activityId ?? ''),
      recorded_at: session?.endsAt,
    };
  });
}
