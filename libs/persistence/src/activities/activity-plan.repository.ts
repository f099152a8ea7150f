import type { ActivityPlan, PlanBody } from '@traccia/contracts';
import type { MovedParts } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import {
  objectivesOfActivity,
  phasesOfActivity,
  pricesOfActivity,
  sessionColumns,
  venuesOfActivity,
} from './activity.sql.js';

export type PlanParts = Omit<ActivityPlan, 'conflicts'>;

const readSql = `SELECT a.version, ${venuesOfActivity} AS venues, ${phasesOfActivity} AS phases,
    ${pricesOfActivity} AS prices, ${objectivesOfActivity} AS objectives,
    coalesce((SELECT jsonb_agg(jsonb_build_object(${sessionColumns},
        'trainerIds', (SELECT coalesce(jsonb_agg(t.person_id ORDER BY t.person_id), '[]') FROM session_trainer t
          WHERE t.activity_session_id = s.id),
        'held', EXISTS (SELECT 1 FROM attendance h WHERE h.activity_session_id = s.id))
        ORDER BY s.starts_at, s.position)
      FROM activity_session s LEFT JOIN activity_venue v ON v.id = s.venue_id WHERE s.activity_id = a.id), '[]') AS sessions,
    coalesce((SELECT jsonb_agg(jsonb_build_object('dimension', g.dimension, 'key', g.key, 'places', g.places)
      ORDER BY g.dimension, g.key) FROM activity_target g WHERE g.activity_id = a.id), '[]') AS targets,
    coalesce((SELECT jsonb_agg(jsonb_build_object('personId', f.person_id, 'staffRole', f.staff_role,
        'name', p.given_name || ' ' || p.family_name) ORDER BY p.family_name, p.given_name, f.person_id, f.staff_role)
      FROM activity_staff f JOIN person p ON p.id = f.person_id WHERE f.activity_id = a.id), '[]') AS staff
  FROM activity a WHERE a.id = $1`;

const saveVenuesSql = `INSERT INTO activity_venue (id, activity_id, position, name, city, country_code, time_zone)
  SELECT n.id, $1, n.position, n.name, n.city, n."countryCode", n."timeZone"
  FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, position int, name text, city text, "countryCode" text, "timeZone" text)
  ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, city = excluded.city,
    country_code = excluded.country_code, time_zone = excluded.time_zone
  WHERE activity_venue.activity_id = excluded.activity_id RETURNING id`;
const savePhasesSql = `INSERT INTO activity_phase (id, activity_id, position, kind, title, starts_on, ends_on, venue_id)
  SELECT n.id, $1, n.position, n.kind, n.title, n."startsOn", n."endsOn", n."venueId"
  FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, position int, kind text, title jsonb, "startsOn" date, "endsOn" date,
    "venueId" uuid)
  ON CONFLICT (id) DO UPDATE SET position = excluded.position, kind = excluded.kind, title = excluded.title,
    starts_on = excluded.starts_on, ends_on = excluded.ends_on, venue_id = excluded.venue_id
  WHERE activity_phase.activity_id = excluded.activity_id RETURNING id`;
const saveObjectivesSql = `INSERT INTO activity_objective (id, activity_id, code, position, title)
  SELECT n.id, $1, n.code, n.position, n.title
  FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, code text, position int, title jsonb)
  ON CONFLICT (id) DO UPDATE SET code = excluded.code, position = excluded.position, title = excluded.title
  WHERE activity_objective.activity_id = excluded.activity_id RETURNING id`;

/** Writes tables `activity_venue`, `activity_phase`, `activity_price`, `activity_objective`, `activity_target`. */
export class ActivityPlanRepository {
  constructor(private readonly tx: EntityManager) {}

  /** One statement; the caller has looked whether the activity is in scope. */
  async read(activityId: string): Promise<PlanParts> {
    const rows: PlanParts[] = await this.tx.query(readSql, [activityId]);
    if (!rows[0]) throw new Error('the activity is not there');
    return rows[0];
  }

  /** New and changed pieces; answers false when an id belongs to another activity. */
  async save(activityId: string, plan: PlanBody): Promise<boolean> {
    await this.tx.query('SET CONSTRAINTS ALL DEFERRED');
    for (const [sql, pieces] of [
      [saveVenuesSql, plan.venues],
      [savePhasesSql, plan.phases],
      [saveObjectivesSql, plan.objectives],
    ] as const) {
      const rows = pieces.map((piece, index) => ({ ...piece, position: index + 1 }));
      const saved: unknown[] = await this.tx.query(sql, [activityId, JSON.stringify(rows)]);
      if (saved.length !== pieces.length) return false;
    }
    await this.tx.query('DELETE FROM activity_price WHERE activity_id = $1', [activityId]);
    await this.tx.query(
      `INSERT INTO activity_price SELECT $1, n."costItem", n."amountCents", n.currency
       FROM jsonb_to_recordset($2::jsonb) AS n("costItem" text, "amountCents" bigint, currency text)`,
      [activityId, JSON.stringify(plan.prices)],
    );
    await this.tx.query('DELETE FROM activity_target WHERE activity_id = $1', [activityId]);
    await this.tx.query(
      `INSERT INTO activity_target SELECT $1, n.dimension, n.key, n.places
       FROM jsonb_to_recordset($2::jsonb) AS n(dimension text, key text, places int)`,
      [activityId, JSON.stringify(plan.targets)],
    );
    return true;
  }

  /** After the sessions have let go of them. */
  async removeOthers(activityId: string, plan: PlanBody): Promise<void> {
    const ids = (pieces: readonly { id: string }[]) => pieces.map(({ id }) => id);
    await this.tx.query('DELETE FROM activity_objective WHERE activity_id = $1 AND id <> ALL($2::uuid[])', [
      activityId,
      ids(plan.objectives),
    ]);
    await this.tx.query('DELETE FROM activity_phase WHERE activity_id = $1 AND id <> ALL($2::uuid[])', [
      activityId,
      ids(plan.phases),
    ]);
    await this.tx.query('DELETE FROM activity_venue WHERE activity_id = $1 AND id <> ALL($2::uuid[])', [
      activityId,
      ids(plan.venues),
    ]);
  }

  async movePhases(phases: MovedParts['phases']): Promise<void> {
    await this.tx.query(
      `UPDATE activity_phase h SET starts_on = n."startsOn", ends_on = n."endsOn"
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "startsOn" date, "endsOn" date) WHERE h.id = n.id`,
      [JSON.stringify(phases)],
    );
  }
}
