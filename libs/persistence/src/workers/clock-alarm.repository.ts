import type { EntityManager } from 'typeorm';
import type { ClockAlarmKind } from './clock-alarm.entity.js';

export interface OpenClockAlarm {
  id: string;
  workerId: string;
  kind: ClockAlarmKind;
  secondsOff: number;
  waitingMails: number;
  seenAt: Date;
}

const columns = `id, worker_id AS "workerId", kind, seconds_off AS "secondsOff", waiting_mails AS "waitingMails",
  seen_at AS "seenAt"`;
const ofHouseSql = `SELECT ${columns} FROM clock_alarm WHERE ended_at IS NULL AND kind <> 'differs'`;
const openSql = `SELECT ${columns} FROM clock_alarm a WHERE ended_at IS NULL AND (kind <> 'differs' OR EXISTS (
    SELECT 1 FROM worker_heartbeat h WHERE h.worker_id = a.worker_id AND h.seen_at > clock_timestamp() - interval '20 seconds'))
  ORDER BY kind = 'differs', seen_at, id LIMIT 20`;

/**
 * What was due before $1 seconds and has not left; nobody needs to know beyond ten thousand. Read once at the start
 * of a worker, by the indexes of what is still to come.
 */
const lateSql = `SELECT least(10000, (SELECT count(*) FROM (SELECT 1 FROM message
    WHERE state = 'planned' AND not_before < clock_timestamp() - make_interval(secs => $1) LIMIT 10000) m)
  + (SELECT count(*) FROM (SELECT 1 FROM invitation i JOIN wave w ON w.id = i.wave_id
    WHERE i.answer_state = 'planned' AND i.due_at < business_now() - make_interval(secs => $1)
      AND w.state IN ('planned', 'open') AND w.opening <> 'in_room'
      AND (w.closes_at IS NULL OR w.closes_at > business_now()) LIMIT 10000) i)
  + (SELECT count(*) FROM (SELECT 1 FROM invitation i JOIN wave w ON w.id = i.wave_id
    WHERE i.remind_at < business_now() - make_interval(secs => $1) AND w.state = 'open'
      AND (w.closes_at IS NULL OR w.closes_at > business_now()) LIMIT 10000) r))::int AS count`;

/** Writes tables `clock_alarm` and `clock_seen`: a clock in doubt, and until when it was not. */
export class ClockAlarmRepository {
  constructor(private readonly tx: EntityManager) {}

  /** What stops everybody; at most one. */
  async findOfHouse(): Promise<OpenClockAlarm | null> {
    const rows: OpenClockAlarm[] = await this.tx.query(ofHouseSql);
    return rows[0] ?? null;
  }

  /** One that is open stays as it is. */
  async open(alarm: Omit<OpenClockAlarm, 'id'>): Promise<void> {
    await this.tx.query(
      `INSERT INTO clock_alarm (worker_id, kind, seconds_off, waiting_mails, seen_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [alarm.workerId, alarm.kind, alarm.secondsOff, alarm.waitingMails, alarm.seenAt],
    );
  }

  async end(id: string, how: 'right-again' | 'held-long'): Promise<void> {
    await this.tx.query(
      `UPDATE clock_alarm SET ended_at = clock_timestamp(), ended_how = $2 WHERE id = $1 AND ended_at IS NULL`,
      [id, how],
    );
  }

  async endOfWorker(workerId: string, how: 'right-again' | 'worker-gone'): Promise<void> {
    await this.tx.query(
      `UPDATE clock_alarm SET ended_at = clock_timestamp(), ended_how = $2
       WHERE worker_id = $1 AND kind = 'differs' AND ended_at IS NULL`,
      [workerId, how],
    );
  }

  /** Somebody says that the clock of the house is right; false when nothing waits for that. */
  async confirm(id: string, personId: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE clock_alarm SET ended_at = clock_timestamp(), ended_how = 'confirmed', confirmed_by = $2,
         confirmed_at = clock_timestamp()
       WHERE id = $1 AND kind <> 'differs' AND ended_at IS NULL RETURNING id`,
      [id, personId],
    );
    if (rows.length === 0) return false;
    await this.keepSeen();
    return true;
  }

  async exists(id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query('SELECT 1 FROM clock_alarm WHERE id = $1', [id]);
    return rows.length > 0;
  }

  /** Of the house, and of workers that live; twenty at most. */
  async listOpen(): Promise<OpenClockAlarm[]> {
    return this.tx.query(openSql);
  }

  /** Until when the clock was gone by; null where no worker ever ran. */
  async readSeen(): Promise<Date | null> {
    const rows: { at: Date }[] = await this.tx.query('SELECT at FROM clock_seen');
    return rows[0]?.at ?? null;
  }

  /** Only whoever goes by the clock says so. */
  async keepSeen(): Promise<void> {
    await this.tx.query(
      `INSERT INTO clock_seen (at) VALUES (clock_timestamp()) ON CONFLICT (only_row) DO UPDATE SET at = EXCLUDED.at`,
    );
  }

  async countLate(lateSeconds: number): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(lateSql, [lateSeconds]);
    return rows[0]?.count ?? 0;
  }
}
