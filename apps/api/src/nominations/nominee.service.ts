import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, nomineeApi } from '@traccia/contracts';
import {
  ActivityRepository,
  AdmissionWindowRepository,
  ApplicationRepository,
  AuditRepository,
  EnrolmentRepository,
  inTransaction,
  InstrumentRepository,
  type LockedActivity,
  type NominationEntry,
  NominationRepository,
  passOnPlace,
  PersonRepository,
  publish,
  takeOverPlace,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { applicationForm } from '@traccia/survey';
import { stateOnSubmit } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { presentForNominee } from './nomination.presenter.js';

type View = AnswerOf<typeof nomineeApi.open>;
type Answer = BodyOf<typeof nomineeApi.answer>;

/** What a nominee does by the link: reading decides nothing, answering decides once. */
@Injectable()
export class NomineeService {
  constructor(private readonly db: DataSource) {}

  async open(token: string): Promise<View> {
    return inTransaction(this.db, async (tx) => view(tx, await behind(tx, token)));
  }

  async answer(answer: Answer, requestId: string): Promise<View> {
    return inTransaction(this.db, async (tx) => {
      const substituted = await new NominationRepository(tx).findSubstitutedActivity(hashToken(answer.token));
      const activity = substituted ? await new ActivityRepository(tx).lock(substituted) : null;
      const nomination = await behind(tx, answer.token);
      const corrections = correctionsOf(nomination, answer.corrections);
      const confirmed = corrections ? 'corrected' : 'confirmed';
      const wanted = answer.decision === 'decline' ? 'declined' : confirmed;
      if (nomination.state !== 'sent') return repeat(tx, nomination, answer.decision);
      await new NominationRepository(tx).answer(nomination.id, wanted, {
        corrections: wanted === 'corrected' ? corrections : null,
        reason: wanted === 'declined' ? answer.reason : null,
      });
      if (wanted !== 'declined') await takeUp(tx, { nomination, activity, requestId }, corrections ?? {});
      else if (nomination.keepsPlace) await passOnPlace(tx, nomination.activityId, requestId);
      await publish(tx, 'nomination.answered', { nominationId: nomination.id }, requestId);
      await new AuditRepository(tx).record({
        actorType: 'link',
        actorId: nomination.nomineePersonId,
        act: `nomination.${wanted}`,
        subjectType: 'nomination',
        subjectId: nomination.id,
        requestId,
      });
      return view(tx, { ...nomination, state: wanted });
    });
  }
}

/** Twice the same is once; another answer than the first is refused. */
async function repeat(
  tx: EntityManager,
  nomination: NominationEntry,
  decision: Answer['decision'],
): Promise<View> {
  const said = nomination.state === 'declined' ? 'decline' : 'confirm';
  const answered = ['declined', 'confirmed', 'corrected'].includes(nomination.state);
  if (!answered || said !== decision) throw new Problem('nomination.cannot-change');
  return view(tx, nomination);
}

async function behind(tx: EntityManager, token: string): Promise<NominationEntry> {
  const nomination = await new NominationRepository(tx).lockByLink(hashToken(token));
  if (!nomination) throw new Problem('link.unusable');
  return nomination;
}

async function view(tx: EntityManager, nomination: NominationEntry): Promise<View> {
  return presentForNominee(nomination, await new NominationRepository(tx).applicationOf(nomination.id));
}

/** Only what differs from what the organization wrote; null when nothing does. */
function correctionsOf(
  nomination: NominationEntry,
  given: Answer['corrections'],
): Record<string, string> | null {
  const changed = Object.entries(given).filter(
    ([field, value]) => value !== undefined && value !== nomination[field as keyof typeof given],
  );
  return changed.length > 0 ? (Object.fromEntries(changed) as Record<string, string>) : null;
}

interface TakenUp {
  nomination: NominationEntry;
  /** Locked where the nominee may take over a place; else null. */
  activity: LockedActivity | null;
  requestId: string;
}

/** The mailbox is proven by the link; a person who was not known before carries the corrected names. */
async function takeUp(
  tx: EntityManager,
  { nomination, activity, requestId }: TakenUp,
  corrections: Record<string, string>,
): Promise<void> {
  const window = await new AdmissionWindowRepository(tx).find(nomination.activityId, null);
  const people = new PersonRepository(tx);
  const person = nomination.nomineePersonId && (await people.findAccount(nomination.nomineePersonId));
  if (!window || !person) throw new Problem('link.unusable');
  if (!person.emailVerified) {
    await people.changeProfile(person.id, corrections);
    await people.correct(person.id, corrections);
    await people.verifyEmailOfStranger(person.id);
  }
  const shelf = new InstrumentRepository(tx);
  const formId =
    (await shelf.findNewestVersionId(applicationForm.code)) ??
    (await shelf.publish(applicationForm)).versionId;
  const group = await new NominationRepository(tx).groupOf(nomination.id);
  const { id, replacesId, activityId, organizationId } = nomination;
  if (activity && replacesId) {
    const placeWaits = nomination.keepsPlace;
    if (placeWaits || nomination.replacedHoldsPlace) await requireSubstitutable(tx, activity, person.id);
    const who = { activityId, organizationId, personId: person.id, constituentGroup: group, formId };
    if (await takeOverPlace(tx, { ...who, nominationId: id, replacesId, placeWaits }, requestId)) return;
  }
  const state = stateOnSubmit(window.needsGroupApproval, group);
  const applicationId = await new ApplicationRepository(tx).takeNomination(nomination.id, state, formId);
  await publish(tx, 'application.submitted', { applicationId }, requestId);
}

/** Somebody who has a place of the own cannot take a second one; once it has begun nobody takes over. */
async function requireSubstitutable(
  tx: EntityManager,
  { id, status, today, startsOn }: LockedActivity,
  personId: string,
): Promise<void> {
  if (!['open', 'confirmed'].includes(status) || today >= startsOn) throw new Problem('application.closed');
  const { liveEnrolmentId } = await new EnrolmentRepository(tx).findApplicant(id, personId);
  if (liveEnrolmentId !== null) throw new Problem('enrolment.already');
}
