import { askingInstant, type OnSite, type RequestCap, roomFrom } from '@traccia/training';
import { weekendOf } from './asking-groups.js';

/** How much more somebody may be written to; whoever is not in it cannot be written to at all, and is not counted. */
export class RequestRoom {
  constructor(
    private readonly cap: RequestCap,
    private readonly written: ReadonlyMap<string, Date[]>,
  ) {}

  /** The instant itself where there is room for one more mail; else the first at which there is. */
  from(personId: string, at: Date): Date {
    const written = this.written.get(personId);
    return written ? roomFrom(at, written, this.cap) : at;
  }

  take(personId: string, at: Date): void {
    this.written.get(personId)?.push(at);
  }
}

/** One question to one respondent, which an organization may read in several mailboxes. */
export interface Asking {
  at: Date;
  recipients: readonly { personId: string }[];
  closesAt: Date | null;
  zone: string;
  weekend: string;
  attends: boolean;
  onSite: OnSite[];
}

/**
 * Whom an invitation reaches now. Where nobody has room it is put off to the first working hour at which somebody has; where
 * the window is over by then, or others of the same house have room, whoever has none is left out.
 */
export function placeInvitation(
  asking: Asking,
  room: RequestRoom,
): { putOffTo: Date } | { withheld: ReadonlySet<string> } {
  const { at, recipients, closesAt, zone, weekend, attends, onSite } = asking;
  const starts = recipients.map(({ personId }) => room.from(personId, at));
  const full = new Set(recipients.filter((_, index) => starts[index] !== at).map(({ personId }) => personId));
  if (recipients.length > 0 && full.size === recipients.length) {
    const first = new Date(Math.min(...starts.map((start) => start.getTime())));
    const next = askingInstant(first, { timeZone: zone, weekend: weekendOf(weekend) }, attends ? onSite : []);
    if (closesAt === null || next < closesAt) return { putOffTo: next };
  }
  take(asking, full, room);
  return { withheld: full };
}

/** Whom a reminder reaches; whoever has no room is not reminded this time. */
export function placeReminder(
  asking: Pick<Asking, 'at' | 'recipients'>,
  room: RequestRoom,
): ReadonlySet<string> {
  const { at, recipients } = asking;
  const full = new Set(
    recipients.filter(({ personId }) => room.from(personId, at) !== at).map(({ personId }) => personId),
  );
  take(asking, full, room);
  return full;
}

function take(
  { at, recipients }: Pick<Asking, 'at' | 'recipients'>,
  full: ReadonlySet<string>,
  room: RequestRoom,
): void {
  for (const { personId } of recipients) if (!full.has(personId)) room.take(personId, at);
}
