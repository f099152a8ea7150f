import { type OnSite, remindingInstant } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { letterLocale, onSiteOf, placeColumns, planIsHeld } from './asked.sql.js';
import { weekendOf } from './asking-groups.js';
import { waitsToOpen } from './due-wave.repository.js';

/** Where and how long somebody can be reminded. */
export interface Reminding {
  askedAt: Date;
  /** Days after it, rising. */
  reminderDays: readonly number[];
  closesAt: Date | null;
  zone: string;
  weekend: string;
  attends: boolean;
  onSite: OnSite[];
}
export interface DueInvitation extends Reminding {
  id: string;
  hasLink: boolean;
  dueAt: Date;
  /** How often the supervisor who is asked had been named and ended before; each time has a mail of its own. */
  ordinal: number;
  recipients: { personId: string; locale: string }[];
}
export interface DueReminder extends Reminding {
  invitationId: string;
  /** By the business clock. */
  now: Date;
  /** The reminder that falls due. */
  ordinal: number;
  remindAt: Date;
  /** Has answered, refused or left meanwhile: nothing is due any more. */
  over: boolean;
  /** Answered where nothing may show it: reminders go on as for everybody, but nobody is written to. */
  silent: boolean;
  /** Those whose invitation has left. */
  recipients: { personId: string; locale: string }[];
  /** An invitation is still on its way. */
  underWay: boolean;
}

const tables = `invitation i JOIN wave w ON w.id = i.wave_id JOIN activity a ON a.id = w.activity_id
  LEFT JOIN country ac ON ac.code = a.country_code
  LEFT JOIN enrolment e ON e.id = i.enrolment_id
  LEFT JOIN supervisor s ON w.respondent_kind = 'supervisor' AND s.enrolment_id = i.enrolment_id AND s.ended_at IS NULL
  LEFT JOIN organization o ON o.id = i.organization_id
  LEFT JOIN person p ON p.id = CASE w.respondent_kind WHEN 'supervisor' THEN s.person_id
    ELSE coalesce(e.person_id, i.trainer_person_id) END
  LEFT JOIN country rc ON rc.code = coalesce(p.country_code, o.country_code)`;
/** The link mailed to somebody who was the supervisor before is dead, so that its mail does not count for this time. */
const timesBefore = `(SELECT count(*)::int FROM supervisor f WHERE f.enrolment_id = s.enrolment_id AND f.person_id = s.person_id
  AND f.ended_at IS NOT NULL)`;
const reminding = `w.reminder_days AS "reminderDays", least(i.expires_at, w.closes_at) AS "closesAt", ${placeColumns},
  w.respondent_kind IN ('participant', 'trainer') AS attends, ${onSiteOf} AS "onSite"`;
/**
 * What comes first of letters that are due at the same instant, here and in the dry run, over all batches: the cap on requests
 * lets the first through. By who is asked, because the index holds that; the rest tells apart what one is asked at once.
 */
const orderAtOnce = `coalesce(i.enrolment_id, i.organization_id, i.trainer_person_id), w.activity_id, w.code COLLATE "C"`;
/** One hands out at a time: of two, the later batch could come to somebody first. Held until the transaction ends. */
const lockTurnSql = `SELECT pg_advisory_xact_lock(hashtext('invitation.find-due'))`;
/** Waves open one by one; none of an instant is handed out before all of it are open, unless one does not come to open. */
const openingSql = `SELECT EXISTS (SELECT 1 FROM wave w JOIN activity a ON a.id = w.activity_id
  WHERE ${waitsToOpen} AND w.opens_at > business_now() - interval '10 minutes') AS opening`;
const mayBeAsked = `w.state = 'open' AND (w.closes_at IS NULL OR w.closes_at > business_now()) AND NOT ${planIsHeld('w.activity_id')}`;
/**
 * Exported for the bench, which shows how it is read. The frame is asked row by row: as EXISTS the server may read all
 * of it first.
 */
export const lockDueSql = `SELECT i.id FROM invitation i JOIN wave w ON w.id = i.wave_id
  WHERE i.answer_state = 'planned' AND i.due_at <= business_now() AND ${mayBeAsked}
    AND (i.enrolment_id IS NULL OR (SELECT true FROM frame_member f
      WHERE f.wave_id = i.wave_id AND f.enrolment_id = i.enrolment_id))
  ORDER BY i.due_at, ${orderAtOnce} FOR UPDATE OF i SKIP LOCKED LIMIT $1`;
/** Handed out more than a day late, the days of the reminders are counted from now, so that two never come at once. */
const dueSql = `SELECT i.id, i.link_hash IS NOT NULL AS "hasLink", i.due_at AS "dueAt",
    ${timesBefore} AS ordinal, CASE WHEN i.due_at > business_now() - interval '1 day' THEN i.due_at ELSE business_now() END AS "askedAt", ${reminding},
    CASE WHEN i.organization_id IS NULL THEN CASE WHEN p.id IS NULL THEN '[]'
      ELSE jsonb_build_array(jsonb_build_object('personId', p.id, 'locale', ${letterLocale('p', 'w.language_rule')})) END
    ELSE coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('personId', p.id, 'locale', ${letterLocale('p', 'w.language_rule')}))
      FROM role_assignment r JOIN person p ON p.id = r.person_id WHERE r.role = 'focal_point'
        AND r.scope_type = 'organization' AND r.ended_at IS NULL AND r.scope_id = i.organization_id::text), '[]') END AS recipients
  FROM ${tables} WHERE i.id = ANY($1::uuid[]) ORDER BY i.due_at, ${orderAtOnce}`;
export const lockRemindersSql = `SELECT i.id FROM invitation i JOIN wave w ON w.id = i.wave_id
  WHERE i.remind_at <= business_now() AND NOT ${planIsHeld('w.activity_id')}
  ORDER BY i.remind_at, ${orderAtOnce} FOR UPDATE OF i SKIP LOCKED LIMIT $1`;
const remindersSql = `SELECT i.id AS "invitationId", business_now() AS now, i.next_reminder AS ordinal, i.remind_at AS "remindAt",
    coalesce(i.asked_at, i.due_at) AS "askedAt", ${reminding},
    w.state <> 'open' OR i.answer_state NOT IN ('invited', 'opened', 'started') AS over,
    EXISTS (SELECT 1 FROM anonymous_wave n WHERE n.wave_id = w.id AND n.issued ? i.id::text) AS silent,
    coalesce((SELECT jsonb_agg(jsonb_build_object('personId', m.recipient_person_id, 'locale', m.locale) ORDER BY m.id)
      FROM message m WHERE m.kind = 'survey.invitation' AND m.subject_type = 'invitation' AND m.subject_id = i.id
        AND m.state = 'sent' AND m.recipient_person_id IS NOT NULL
        AND (w.respondent_kind <> 'supervisor' OR m.recipient_person_id = s.person_id AND m.ordinal = ${timesBefore})), '[]')
      AS recipients,
    EXISTS (SELECT 1 FROM message m WHERE m.kind = 'survey.invitation' AND m.subject_type = 'invitation'
      AND m.subject_id = i.id AND m.state IN ('planned', 'sending', 'review')) AS "underWay"
  FROM ${tables} WHERE i.id = ANY($1::uuid[]) ORDER BY i.remind_at, ${orderAtOnce}`;

/**
 * Who is to be asked now, and who to be reminded; both by an index that holds only what is still to come, so that what is
 * read is what is handed out. Whether it is still right, the claim of the mail decides.
 */
export class DueInvitationRepository {
  constructor(private readonly tx: EntityManager) {}

  async lockDue(limit: number): Promise<DueInvitation[]> {
    if (!(await this.takeTurn())) return [];
    const ids: { id: string }[] = await this.tx.query(lockDueSql, [limit]);
    if (ids.length === 0) return [];
    return this.tx.query(dueSql, [ids.map((row) => row.id)]);
  }

  /** Whoever has a link keeps it. */
  async giveLinks(
    links: readonly { id: string; nonce: Buffer; keyVersion: number; hash: Buffer }[],
  ): Promise<void> {
    await this.tx.query(
      `UPDATE invitation i SET link_nonce = n.nonce, link_key_version = n.key_version, link_hash = n.hash
       FROM unnest($1::uuid[], $2::bytea[], $3::int[], $4::bytea[]) AS n(id, nonce, key_version, hash)
       WHERE i.id = n.id AND i.link_hash IS NULL`,
      [
        links.map(({ id }) => id),
        links.map(({ nonce }) => nonce),
        links.map(({ keyVersion }) => keyVersion),
        links.map(({ hash }) => hash),
      ],
    );
  }

  /** They stay planned; when they were due first is kept. */
  async putOff(invitations: readonly { id: string; dueAt: Date }[]): Promise<void> {
    if (invitations.length === 0) return;
    await this.tx.query(
      `UPDATE invitation i SET put_off_from = coalesce(i.put_off_from, i.due_at), due_at = n.due_at
       FROM unnest($1::uuid[], $2::timestamptz[]) AS n(id, due_at) WHERE i.id = n.id AND i.answer_state = 'planned'`,
      [invitations.map(({ id }) => id), invitations.map(({ dueAt }) => dueAt)],
    );
  }

  /** With the instant of the first reminder, which is counted from the one at which they were asked. */
  async markInvited(due: readonly DueInvitation[]): Promise<void> {
    const first = due.map((one) => (one.recipients.length > 0 ? reminderInstant(one, 1) : null));
    await this.tx.query(
      `UPDATE invitation i SET answer_state = 'invited', asked_at = n.asked_at, next_reminder = 1, remind_at = n.remind_at
       FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS n(id, asked_at, remind_at)
       WHERE i.id = n.id AND i.answer_state = 'planned'`,
      [due.map(({ id }) => id), due.map(({ askedAt }) => askedAt), first],
    );
  }

  async lockDueReminders(limit: number): Promise<DueReminder[]> {
    if (!(await this.takeTurn())) return [];
    const ids: { id: string }[] = await this.tx.query(lockRemindersSql, [limit]);
    if (ids.length === 0) return [];
    return this.tx.query(remindersSql, [ids.map((row) => row.id)]);
  }

  /** What comes after this reminder; null: nothing. */
  async goOn(
    reminders: readonly { invitationId: string; next: number; remindAt: Date | null }[],
  ): Promise<void> {
    await this.tx.query(
      `UPDATE invitation i SET next_reminder = n.next, remind_at = n.remind_at
       FROM unnest($1::uuid[], $2::int[], $3::timestamptz[]) AS n(id, next, remind_at) WHERE i.id = n.id`,
      [
        reminders.map(({ invitationId }) => invitationId),
        reminders.map(({ next }) => next),
        reminders.map(({ remindAt }) => remindAt),
      ],
    );
  }

  /** False where it is too early: the turn that opens the waves hands out when it is done. */
  private async takeTurn(): Promise<boolean> {
    await this.tx.query(lockTurnSql);
    const rows: { opening: boolean }[] = await this.tx.query(openingSql);
    return rows[0]?.opening === false;
  }
}

/** When the reminder with this number is due; null where the plan has none, or the window is over by then. */
export function reminderInstant(of: Reminding, ordinal: number): Date | null {
  const days = of.reminderDays[ordinal - 1];
  if (days === undefined) return null;
  const place = { timeZone: of.zone, weekend: weekendOf(of.weekend) };
  return remindingInstant(of.askedAt, days, place, of.attends ? of.onSite : [], of.closesAt);
}

/**
 * Of several reminders that are due at once, as after a jump of the clock, only the last is handed out.
 *
 * @returns its number and instant, and the one that follows
 */
export function reminderToSend(due: DueReminder): {
  ordinal: number;
  dueAt: Date;
  next: { ordinal: number; remindAt: Date | null };
} {
  let ordinal = due.ordinal;
  let dueAt = due.remindAt;
  let remindAt = reminderInstant(due, ordinal + 1);
  while (remindAt !== null && remindAt <= due.now) {
    ordinal += 1;
    dueAt = remindAt;
    remindAt = reminderInstant(due, ordinal + 1);
  }
  return { ordinal, dueAt, next: { ordinal: ordinal + 1, remindAt } };
}
