import { dueOf } from './asking-groups.js';
import { type Reminding, reminderInstant } from './due-invitation.repository.js';
import type { RehearsedRecipient, RehearsedWave } from './dry-run.repository.js';

export interface RehearsedMail {
  wave: RehearsedWave;
  recipient: RehearsedRecipient;
  kind: 'survey.invitation' | 'survey.reminder';
  /** 0 = the invitation, then the reminders. */
  ordinal: number;
  dueAt: Date | null;
  /** Why it would not be sent; null: it would. */
  reason: string | null;
}

/**
 * What a wave would send to one recipient if nobody answered: by the instants and reasons by which it is really handed out
 * and claimed. Somebody who is not written to has one line that says why.
 *
 * @param now  by the business clock
 * @param held the plan is paused
 */
export function rehearse(
  wave: RehearsedWave,
  recipient: RehearsedRecipient,
  now: Date,
  held: boolean,
): RehearsedMail[] {
  const line = (ordinal: number, dueAt: Date | null, reason: string | null): RehearsedMail => ({
    wave,
    recipient,
    kind: ordinal === 0 ? 'survey.invitation' : 'survey.reminder',
    ordinal,
    dueAt,
    reason,
  });
  const never = neverAsked(wave, recipient);
  if (never !== null || wave.opensAt === null) return [line(0, null, never ?? 'unpublished')];
  const dueAt =
    recipient.dueAt ?? dueOf({ ...recipient, opensAt: wave.opensAt, inRoom: wave.opening === 'in_room' });
  const asked = reasonAt(wave, recipient, dueAt, held);
  if (asked !== null) return [line(0, dueAt, asked)];
  const late = dueAt.getTime() <= now.getTime() - 86_400_000;
  const askedAt = recipient.askedAt ?? (late ? now : dueAt);
  const of: Reminding = { ...recipient, askedAt, reminderDays: wave.reminderDays, closesAt: wave.closesAt };
  const reminders = wave.reminderDays.flatMap((_, index) => {
    const at = reminderInstant(of, index + 1);
    return at === null ? [] : [line(index + 1, at, reasonAt(wave, recipient, at, held))];
  });
  return [line(0, dueAt, null), ...reminders];
}

const answered: Readonly<Record<string, string>> = {
  submitted: 'already-answered',
  refused: 'refused',
  ineligible: 'not-eligible',
  expired: 'not-eligible',
};

function neverAsked(wave: RehearsedWave, recipient: RehearsedRecipient): string | null {
  if (recipient.outside !== null) return recipient.outside;
  if (wave.opening === 'in_room' && wave.state === 'planned') return 'opens-in-room';
  return answered[recipient.answerState ?? ''] ?? null;
}

/** In the order of the claim: the window, the person, the stops that hold by then, the address. */
function reasonAt(
  wave: RehearsedWave,
  recipient: RehearsedRecipient,
  at: Date,
  held: boolean,
): string | null {
  if (wave.closesAt !== null && at >= wave.closesAt) return 'outside-window';
  if (recipient.disabled) return 'person-disabled';
  const stop = recipient.stops.find(({ until }) => until === null || new Date(until) > at);
  if (stop) return stop.reason;
  if (!recipient.hasAddress) return 'no-address';
  return held ? 'plan-paused' : null;
}
