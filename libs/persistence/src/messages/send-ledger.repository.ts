import type { EntityManager } from 'typeorm';
import {
  claimSteps,
  markAtTheDotSql,
  markRenderedSql,
  markSentSql,
  planEnrolmentsSql,
  planInvitationsSql,
  planMailingSql,
  renewLeasesSql,
  resumeHeldSql,
  stopMailingSql,
  sweepSql,
} from './send-ledger.sql.js';

/** What the worker holds while one mail is under way; `attempt` is the fencing token of every later mark. */
export interface ClaimedMessage {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  ordinal: number;
  locale: string;
  /** Planned: it was looked at, and waits until the plan of its activity goes on. */
  state: 'sending' | 'suppressed' | 'cancelled' | 'planned';
  reason: string | null;
  attempt: number;
  ambiguous: number;
  recipientPersonId: string | null;
  address: string | null;
  ageSeconds: number;
}

export interface ClaimBatch {
  /** Hands that have their answer: a row each, or none because there was none. */
  served: number;
  messages: ClaimedMessage[];
}

export interface PlannedMessage {
  kind: string;
  subjectType: string;
  subjectId: string;
  ordinal: number;
  /** Null where the mail goes to an address that is nobody's yet. */
  recipientPersonId: string | null;
  address?: string | null;
  locale: string;
  /** By the business clock; now when absent. */
  dueAt?: Date;
}

export interface Fence {
  id: string;
  attempt: number;
}

/**
 * The sending half of table `message`: claim, fenced marks, sweep.
 * Times here are the bare database clock; a moved business clock never shortens a lease.
 */
export class SendLedgerRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Plans one mail; a second call for the same key changes nothing and answers false. */
  async plan(message: PlannedMessage): Promise<boolean> {
    return (await this.planAnew(message)) !== null;
  }

  /** The plan of the activity goes on. */
  async resumeHeld(activityId: string): Promise<void> {
    await this.tx.query(resumeHeldSql, [activityId]);
  }

  /** As `plan`, many at once; what is withheld stands there as never sent, with the reason, and what is on a sheet as sent. */
  async planMany(
    messages: readonly (PlannedMessage & { withheld: string | null })[],
    channel: 'email' | 'sheet',
  ): Promise<void> {
    if (messages.length === 0) return;
    await this.tx.query(
      `INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, recipient_person_id, locale, due_at, channel, state,
         reason, sent_at)
       SELECT n.kind, n."subjectType", n."subjectId", n.ordinal, n."recipientPersonId"::text, n."recipientPersonId", n.locale,
         coalesce(n."dueAt", business_now()), $2,
         CASE WHEN n.withheld IS NOT NULL THEN 'suppressed' WHEN $2 = 'sheet' THEN 'sent' ELSE 'planned' END, n.withheld,
         CASE WHEN $2 = 'sheet' THEN clock_timestamp() END
       FROM jsonb_to_recordset($1::jsonb) AS n(kind text, "subjectType" text, "subjectId" uuid, ordinal int,
         "recipientPersonId" uuid, locale text, "dueAt" timestamptz, withheld text)
       ON CONFLICT (kind, subject_type, subject_id, ordinal, recipient) DO NOTHING`,
      [JSON.stringify(messages), channel],
    );
  }

  /** As `plan`, but answers the id of the new row, or null when the mail was planned before. */
  async planAnew(message: PlannedMessage): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, recipient_person_id, locale, due_at)
       VALUES ($1, $2, $3, $4, coalesce($5::text, $7::text), $5::uuid, $6, coalesce($8::timestamptz, business_now()))
       ON CONFLICT (kind, subject_type, subject_id, ordinal, recipient) DO NOTHING RETURNING id`,
      [
        message.kind,
        message.subjectType,
        message.subjectId,
        message.ordinal,
        message.recipientPersonId,
        message.locale,
        message.address ?? null,
        message.dueAt ?? null,
      ],
    );
    return rows[0]?.id ?? null;
  }

  /** Tells each of these people where the enrolment stands; who has left again meanwhile is told nothing. */
  async planEnrolments(enrolmentIds: readonly string[]): Promise<void> {
    await this.tx.query(planEnrolmentsSql, [enrolmentIds]);
  }

  /** The newest mail of each invitation to apply, to each of its guests; what is planned already stays as it is. */
  async planInvitations(invitationIds: readonly string[]): Promise<void> {
    await this.tx.query(planInvitationsSql, [invitationIds]);
  }

  /** Plans up to `limit` of the mails of a mailing that are not planned yet, and says how many they were. */
  async planMailing(mailingId: string, limit: number): Promise<number> {
    const rows: unknown[] = await this.tx.query(planMailingSql, [mailingId, limit]);
    return rows.length;
  }

  /** Stops the mails of a mailing that have not begun to leave, and says how many they were. */
  async stopMailing(mailingId: string): Promise<number> {
    const [rows]: [unknown[], number] = await this.tx.query(stopMailingSql, [mailingId]);
    return rows.length;
  }

  async claimNext(workerId: string, leaseSeconds: number): Promise<ClaimedMessage | null> {
    return (await this.claim(workerId, leaseSeconds, 1)).messages[0] ?? null;
  }

  /**
   * At most one row for each hand that is free to send now: what is claimed ahead would only be in doubt for longer.
   * Serves as many of the hands as one statement of a fixed size can; the others ask again.
   */
  async claim(workerId: string, leaseSeconds: number, hands: number): Promise<ClaimBatch> {
    const step = claimSteps.find(({ rows }) => rows <= hands) ?? claimSteps.at(-1);
    if (!step) return { served: 0, messages: [] };
    const messages: ClaimedMessage[] = await this.tx.query(step.sql, [workerId, leaseSeconds]);
    return { served: step.rows, messages };
  }

  /** A row that may have killed a worker is under way alone from here on: should it kill again, nobody else is blamed. */
  async markRendering(fence: Fence): Promise<boolean> {
    return this.mark(
      `UPDATE message SET reason = 'rendering' WHERE id = $1 AND attempt = $2 AND state = 'sending' RETURNING id`,
      fence,
    );
  }

  /** After this a crash is no longer blamed on the rendering of the row. */
  async markRendered(fences: readonly Fence[]): Promise<Set<string>> {
    return this.markMany(markRenderedSql, fences);
  }

  /**
   * Just before the final dot: are the rows still ours? From here on nobody can know whether the relay
   * took the mail until it says so, which is why the doubt is written down first. Answers the ids that are.
   */
  async markAtTheDot(fences: readonly Fence[], leaseSeconds: number): Promise<Set<string>> {
    return this.markMany(markAtTheDotSql, fences, leaseSeconds);
  }

  /** Also when the lease ran out meanwhile: the same attempt means that nobody else has sent it again. */
  async markSent(fences: readonly Fence[]): Promise<Set<string>> {
    return this.markMany(markSentSql, fences);
  }

  /**
   * The mail stays planned as if it had not been touched. Only the row's holder of this very worker may say so, once:
   * the attempt is taken back, and with it the fence.
   */
  async stepBack(workerId: string, fence: Fence, seconds: number): Promise<void> {
    await this.tx.query(
      `UPDATE message SET state = 'planned', reason = NULL, attempt = attempt - 1, lease_until = NULL,
         not_before = clock_timestamp() + make_interval(secs => $4)
       WHERE id = $1 AND attempt = $2 AND worker_id = $3 AND state = 'sending'`,
      [fence.id, fence.attempt, workerId, seconds],
    );
  }

  /** A definite refusal: 1, 2, 4 … 30 minutes with up to 40 % on top; five days old is dead. */
  async postpone(fence: Fence, error: string): Promise<boolean> {
    return this.mark(
      `UPDATE message SET
         state = CASE WHEN created_at < clock_timestamp() - interval '5 days' THEN 'dead' ELSE 'planned' END,
         reason = CASE WHEN created_at < clock_timestamp() - interval '5 days' THEN 'undeliverable' END,
         ambiguous = CASE WHEN reason = 'at-the-dot' THEN ambiguous - 1 ELSE ambiguous END,
         not_before = clock_timestamp()
           + interval '1 minute' * least(30, power(2, least(attempt, 10) - 1)) * (1 + 0.4 * random()),
         lease_until = NULL, last_error = $3
       WHERE id = $1 AND attempt = $2 AND state = 'sending' RETURNING id`,
      fence,
      error,
    );
  }

  async conclude(
    fence: Fence,
    state: 'bounced' | 'review' | 'dead',
    reason: string,
    error: string,
  ): Promise<boolean> {
    return this.mark(
      `UPDATE message SET state = $3, reason = $4, last_error = $5, lease_until = NULL
       WHERE id = $1 AND attempt = $2 AND state = 'sending' RETURNING id`,
      fence,
      state,
      reason,
      error,
    );
  }

  /** The line broke after the dot: the row keeps its lease and its doubt; the sweep decides later. */
  async leaveInDoubt(fence: Fence, error: string): Promise<boolean> {
    return this.mark(
      `UPDATE message SET last_error = $3 WHERE id = $1 AND attempt = $2 AND state = 'sending' RETURNING id`,
      fence,
      error,
    );
  }

  /** Only rows that are truly under way in this process; the rest must run out. */
  async renewLeases(workerId: string, ids: readonly string[], leaseSeconds: number): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.query(renewLeasesSql, [workerId, ids, leaseSeconds]);
  }

  /** Rows whose worker is gone: back to planned, or to staff when sending again would be worse. */
  async sweepExpired(): Promise<{ id: string; state: string; reason: string | null }[]> {
    return this.tx.query(sweepSql);
  }

  /** The mailbox does not exist. Only when it is the person's own: a mistyped new address must not silence the old one. */
  async stopBounced(fence: Fence): Promise<void> {
    await this.tx.query(
      `INSERT INTO contact_stop (person_id, purpose, reason)
       SELECT p.id, 'all', 'bounced' FROM message m JOIN person p ON p.id = m.recipient_person_id
       WHERE m.id = $1 AND m.attempt = $2 AND lower(p.email) = lower(m.sent_to) ON CONFLICT DO NOTHING`,
      [fence.id, fence.attempt],
    );
  }

  async countByState(): Promise<{ state: string; count: number }[]> {
    return this.tx.query('SELECT state, count(*)::int AS count FROM message GROUP BY state');
  }

  /** Age of the oldest mail that should have left; null when none waits. */
  async oldestDueSeconds(): Promise<number | null> {
    const rows: { seconds: number | null }[] = await this.tx.query(
      `SELECT extract(epoch FROM clock_timestamp() - min(not_before))::float8 AS seconds
       FROM message WHERE state IN ('planned', 'sending') AND not_before <= clock_timestamp()`,
    );
    return rows[0]?.seconds ?? null;
  }

  private async mark(sql: string, fence: Fence, ...rest: (string | number)[]): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(sql, [fence.id, fence.attempt, ...rest]);
    return rows.length > 0;
  }

  private async markMany(sql: string, fences: readonly Fence[], ...rest: number[]): Promise<Set<string>> {
    const [rows]: [{ id: string }[], number] = await this.tx.query(sql, [
      fences.map(({ id }) => id),
      fences.map(({ attempt }) => attempt),
      ...rest,
    ]);
    return new Set(rows.map(({ id }) => id));
  }
}
