import type { Activity, ActivityPlan, LocalisedText, PlanBody } from '@traccia/contracts';

/** What is being edited: the body that is sent, with names of people beside their ids. */
export interface PlanDraft extends Omit<PlanBody, 'version' | 'staff'> {
  staff: ActivityPlan['staff'];
}
export type DraftSession = PlanDraft['sessions'][number];

export function draftOf(plan: ActivityPlan): PlanDraft {
  const { venues, phases, prices, objectives, targets, staff } = plan;
  const sessions = plan.sessions.map(
    ({ id, titles, startsAt, endsAt, phaseId, venueId, trainerIds }): DraftSession => ({
      id,
      titles,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      phaseId,
      venueId,
      trainerIds,
    }),
  );
  return { venues, phases, sessions, prices, objectives, targets, staff };
}

export function bodyOfDraft(draft: PlanDraft, version: number): PlanBody {
  return {
    ...draft,
    staff: draft.staff.map(({ personId, staffRole }) => ({ personId, staffRole })),
    version,
  };
}

/** An emptied text is taken away, so that readers fall back to another language. */
export function withText(text: LocalisedText, locale: string, typed: string): LocalisedText {
  const { [locale]: _old, ...others } = text;
  return typed === '' ? others : { ...others, [locale]: typed };
}

/** The zone in which a session is timed: its venue's, else the activity's. */
export function zoneOfSession(draft: PlanDraft, session: DraftSession, activity: Activity): string {
  return draft.venues.find(({ id }) => id === session.venueId)?.timeZone ?? activity.timeZone;
}
