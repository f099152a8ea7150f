import {
  ActivityRepository,
  applySheet,
  checkSheet,
  inTransaction,
  type HeldTransfer,
  type LockedActivity,
  TransferRepository,
} from '@traccia/persistence';
import { admit } from '@traccia/training';
import type { DataSource } from 'typeorm';

/** Lines; whoever wants a place meanwhile waits as long as a batch takes. */
const usualBatch = 2000;

/** One batch in one transaction; answers whether there is more to do. Locks the activity first, as everybody does. */
export async function applyBatch(
  db: DataSource,
  transferId: string,
  batchSize = usualBatch,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const transfers = new TransferRepository(tx);
    const seen = await transfers.peek(transferId);
    const activity = seen?.activityId ? await new ActivityRepository(tx).lock(seen.activityId) : null;
    const held = await transfers.hold(transferId);
    if (held?.state !== 'running') return false;
    const upTo = await transfers.endOfBatch(transferId, held.lastLine, batchSize);
    if (upTo === null) {
      await transfers.setState(transferId, 'done');
      return false;
    }
    const refusal = activity && refusalOf(held, activity);
    if (refusal) {
      await transfers.setState(transferId, 'failed', refusal);
      return false;
    }
    const part = { transferId, after: held.lastLine, upTo };
    await checkSheet(tx, held, part, false);
    await transfers.advance(transferId, upTo, await applySheet(tx, held, part, activity));
    return true;
  });
}

/** Why the activity takes nothing from a sheet now. Applications that came on paper may be entered after the last day. */
function refusalOf({ kind }: HeldTransfer, activity: LockedActivity): string | null {
  const { status } = activity;
  if (kind === 'attendance') return status === 'closed' || status === 'cancelled' ? 'activity-closed' : null;
  if (kind === 'applications')
    return status === 'open' || status === 'confirmed' ? null : 'activity-not-open';
  const admission = admit(activity, activity.enrolledCount, 0, activity.today);
  // Who finds the waiting list full is told line by line.
  if (admission.kind !== 'refused' || admission.reason === 'list-full') return null;
  return admission.reason === 'closed' ? 'activity-closed' : 'activity-not-open';
}
