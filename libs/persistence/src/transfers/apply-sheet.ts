import type { EntityManager } from 'typeorm';
import { ActivityRepository, type LockedActivity } from '../activities/activity.repository.js';
import { ApplicationSheetRepository } from '../admissions/application-sheet.repository.js';
import { EnrolmentRepository } from '../enrolments/enrolment.repository.js';
import { OrganizationSheetRepository } from '../organizations/organization-sheet.repository.js';
import { PersonSheetRepository } from '../people/person-sheet.repository.js';
import { InvitationRepository } from '../waves/invitation.repository.js';
import { applyMarksSheet, foreseeMarksSheet } from './marks-sheet.js';
import type { SheetPart } from './sheet-part.js';
import type { BatchOutcome, Foreseen, HeldTransfer } from './transfer.repository.js';

/** What taking the sound lines of a part would do; writes nothing. The part was checked in this transaction. */
export async function foreseeSheet(
  tx: EntityManager,
  transfer: HeldTransfer,
  part: SheetPart,
): Promise<Foreseen> {
  const { kind, activityId } = transfer;
  if (kind === 'people') return new PersonSheetRepository(tx).foresee();
  if (kind === 'organizations') return new OrganizationSheetRepository(tx).foresee(part);
  if (activityId === null) throw new Error('a transfer without its activity');
  if (kind === 'attendance') return foreseeMarksSheet(tx, transfer, part, activityId);
  if (kind === 'applications') return new ApplicationSheetRepository(tx).foresee();
  return new EnrolmentRepository(tx).foreseeSheet();
}

/** Writes the sound rows of a part that was just checked, in sets; what is there already is not written again. */
export async function applySheet(
  tx: EntityManager,
  transfer: HeldTransfer,
  part: SheetPart,
  activity: LockedActivity | null,
): Promise<BatchOutcome> {
  const { kind } = transfer;
  const people = new PersonSheetRepository(tx);
  if (kind === 'organizations') return new OrganizationSheetRepository(tx).takeSheet(part);
  if (kind === 'people') return people.takeSheet();
  if (!activity) throw new Error('the activity of a transfer is not there');
  if (kind === 'attendance') return applyMarksSheet(tx, transfer, part, activity.id);
  await people.addMissing();
  if (kind === 'applications') return new ApplicationSheetRepository(tx).takeSheet(activity);
  return enrolSheet(tx, activity);
}

/** The caller holds the activity's lock. Free places first, those who wait keep their turn. */
async function enrolSheet(tx: EntityManager, activity: LockedActivity): Promise<BatchOutcome> {
  const enrolments = new EnrolmentRepository(tx);
  const waiting = await enrolments.countWaiting(activity.id);
  const taken = activity.enrolledCount + activity.offersOpen;
  const free = waiting > 0 ? 0 : activity.capacity === null ? null : Math.max(0, activity.capacity - taken);
  const outcome = await enrolments.takeSheet(activity.id, free);
  await new InvitationRepository(tx).planFor(activity.id, outcome.enrolledIds);
  if (outcome.added > outcome.enrolledIds.length)
    await new ActivityRepository(tx).takeWaitPosition(activity.id);
  return outcome;
}
