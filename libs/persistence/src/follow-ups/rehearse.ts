import { type Asking, placeInvitation, placeReminder, type RequestRoom } from './request-room.js';
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
  /** When it was due before the cap on requests put it off. */
  putOffFrom: Date | null;
  /** Why it would not be sent; null: it would. */
  reason: string | null;
}

/** One invitation, or the reminder that follows from it; an organization reads them in several mailboxes. */
interface Step {
  wave: RehearsedWave;
  readers: RehearsedRecipient[];
  ordinal: number;
  at: Date;
  askedAt: Date;
  putOffFrom: Date | null;
}

/**
 * What waves would send if nobody answered: in the order of time, by the instants, the room and the reasons by which it is
 * really handed out and claimed. Somebody who is not written to has one line that says why.
 *
 * @param waves      also of other activities, where the same people are asked
 * @param recipients each with the `ref` of its wave
 * @param now        by the business clock
 * @param room       what people were sent up to now; what is rehearsed is added
 */
export function rehearse(
  waves: readonly RehearsedWave[],
  recipients: readonly RehearsedRecipient[],
  now: Date,
  room: RequestRoom,
): RehearsedMail[] {
  const lines: RehearsedMail[] = [];
  const steps = new Agenda();
  const byRef = new Map(waves.map((wave) => [wave.ref, wave]));
  for (const readers of bySubject(recipients)) {
    const wave = byRef.get(readers[0]?.ref ?? '');
    if (wave) begin(wave, readers, now, steps, lines);
  }
  for (let step = steps.next(); step !== undefined; step = steps.next())
    if (step.ordinal === 0) invite(step, now, room, steps, lines);
    else remind(step, now, room, steps, lines);
  return lines;
}

function bySubject(recipients: readonly RehearsedRecipient[]): Iterable<RehearsedRecipient[]> {
  const groups = new Map<string, RehearsedRecipient[]>();
  for (const recipient of recipients) {
    const key = `${recipient.ref} ${recipient.subjectId}`;
    const group = groups.get(key);
    if (group) group.push(recipient);
    else groups.set(key, [recipient]);
  }
  return groups.values();
}

function begin(
  wave: RehearsedWave,
  all: RehearsedRecipient[],
  now: Date,
  steps: Agenda,
  lines: RehearsedMail[],
): void {
  const readers: RehearsedRecipient[] = [];
  for (const recipient of all) {
    const never = neverAsked(wave, recipient) ?? (wave.opensAt === null ? 'unpublished' : null);
    if (never === null) readers.push(recipient);
    else lines.push(lineOf({ wave, ordinal: 0, at: null, putOffFrom: null }, recipient, never));
  }
  const [first] = readers;
  if (first === undefined || wave.opensAt === null) return;
  const at = first.dueAt ?? dueOf({ ...first, opensAt: wave.opensAt, inRoom: wave.opening === 'in_room' });
  const late = at.getTime() <= now.getTime() - 86_400_000;
  const askedAt = first.askedAt ?? (late ? now : at);
  steps.add({ wave, readers, ordinal: 0, at, askedAt, putOffFrom: first.putOffFrom });
}

function invite(step: Step, now: Date, room: RequestRoom, steps: Agenda, lines: RehearsedMail[]): void {
  const { wave, readers, askedAt } = step;
  const reasons = new Map(readers.map((reader) => [reader, reasonAt(wave, reader, step.at)]));
  // Who was asked already stands in what people were sent.
  const isAsked = readers.some((reader) => reader.askedAt !== null);
  const open = readers.filter((reader) => reasons.get(reader) === null);
  const placed = isAsked ? { withheld: new Set<string>() } : placeAmong(step, readers, open, room);
  if ('putOffTo' in placed) {
    const at = placed.putOffTo;
    steps.add({ ...step, at, askedAt: at, putOffFrom: step.putOffFrom ?? step.at });
    return;
  }
  for (const reader of readers) lines.push(lineOf(step, reader, reasonOf(reader, reasons, placed.withheld)));
  const asked = open.filter(({ recipientId }) => !placed.withheld.has(recipientId ?? ''));
  goOn({ ...step, readers: asked, askedAt, putOffFrom: null }, steps);
}

/** Whoever cannot be written to keeps an organization from being put off, as the mails are planned before that is known. */
function placeAmong(
  step: Step,
  readers: readonly RehearsedRecipient[],
  open: readonly RehearsedRecipient[],
  room: RequestRoom,
) {
  if (open.length === 0) return { withheld: new Set<string>() };
  const of = open.length === readers.length ? readers : open;
  const placed = placeInvitation(askingOf(step, of), room);
  return 'putOffTo' in placed && of.length < readers.length
    ? { withheld: new Set(of.flatMap(({ recipientId }) => recipientId ?? [])) }
    : placed;
}

function remind(step: Step, now: Date, room: RequestRoom, steps: Agenda, lines: RehearsedMail[]): void {
  const { wave, readers } = step;
  const reasons = new Map(readers.map((reader) => [reader, reasonAt(wave, reader, step.at)]));
  const open = readers.filter((reader) => reasons.get(reader) === null);
  const isPast = step.at <= now && readers.some((reader) => reader.askedAt !== null);
  const withheld = isPast ? new Set<string>() : placeReminder(askingOf(step, open), room);
  for (const reader of readers) lines.push(lineOf(step, reader, reasonOf(reader, reasons, withheld)));
  goOn(step, steps);
}

function goOn(step: Step, steps: Agenda): void {
  const { wave, readers, ordinal, askedAt } = step;
  const [first] = readers;
  if (first === undefined) return;
  const of: Reminding = { ...first, askedAt, reminderDays: wave.reminderDays, closesAt: wave.closesAt };
  const instants = wave.reminderDays.map((_, index) => reminderInstant(of, index + 1));
  // Two that a weekend has put on the same morning are one: the last.
  const next = instants.findIndex(
    (at, index) => index >= ordinal && at?.getTime() !== instants[index + 1]?.getTime(),
  );
  const at = instants[next];
  if (at) steps.add({ ...step, ordinal: next + 1, at });
}

function askingOf({ wave, ordinal, at, askedAt }: Step, readers: readonly RehearsedRecipient[]): Asking {
  const [first] = readers;
  const { zone = 'UTC', weekend = '{}', attends = false, onSite = [] } = first ?? {};
  const recipients = readers.flatMap(({ recipientId }) => (recipientId ? [{ personId: recipientId }] : []));
  return {
    at: ordinal === 0 ? askedAt : at,
    recipients,
    closesAt: wave.closesAt,
    zone,
    weekend,
    attends,
    onSite,
  };
}

function reasonOf(
  reader: RehearsedRecipient,
  reasons: ReadonlyMap<RehearsedRecipient, string | null>,
  withheld: ReadonlySet<string>,
): string | null {
  return reasons.get(reader) ?? (withheld.has(reader.recipientId ?? '') ? 'request-cap' : null);
}

function lineOf(
  { wave, ordinal, at, putOffFrom }: Pick<Step, 'wave' | 'ordinal' | 'putOffFrom'> & { at: Date | null },
  recipient: RehearsedRecipient,
  reason: string | null,
): RehearsedMail {
  const kind = ordinal === 0 ? 'survey.invitation' : 'survey.reminder';
  return { wave, recipient, kind, ordinal, dueAt: at, putOffFrom, reason };
}

/** By time; at one instant invitations before reminders, and then in the order in which they are handed out. */
class Agenda {
  private readonly steps: { key: string; step: Step }[] = [];

  /** Kept with the earliest last. */
  add(step: Step): void {
    const { wave, ordinal, at, readers } = step;
    const [first] = readers;
    const later = ordinal === 0 ? 0 : 1;
    const key = [at.toISOString(), later, first?.subjectId, wave.activityId, wave.code].join(' ');
    let [from, to] = [0, this.steps.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.steps[middle]?.key ?? '') > key) from = middle + 1;
      else to = middle;
    }
    this.steps.splice(from, 0, { key, step });
  }

  next(): Step | undefined {
    return this.steps.pop()?.step;
  }
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
function reasonAt(wave: RehearsedWave, recipient: RehearsedRecipient, at: Date): string | null {
  if (wave.closesAt !== null && at >= wave.closesAt) return 'outside-window';
  if (recipient.disabled) return 'person-disabled';
  const stop = recipient.stops.find(({ until }) => until === null || new Date(until) > at);
  if (stop) return stop.reason;
  if (!recipient.hasAddress) return 'no-address';
  return wave.held ? 'plan-paused' : null;
}
