import type { EntityManager } from 'typeorm';
import { askedCtes, onSiteOf, placeColumns, placeTables } from './asked.sql.js';
import { type AskingGroup, groupValues } from './asking-groups.js';

const asking = `asking AS (SELECT w.id::text AS ref, w.id AS wave_id, w.activity_id, w.respondent_kind, w.eligibility
  FROM wave w WHERE w.id = $1)`;
const facts = `JOIN person p ON p.id = m.person_id LEFT JOIN country c ON c.code = p.country_code`;
const freezeMembersSql = `WITH ${asking}, ${askedCtes}
  INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group, region, country_code, organization_id)
  SELECT $1, m.enrolment_id, p.sex, m.constituent_group, c.region, p.country_code, m.organization_id
  FROM member m ${facts} WHERE m.outside IS NULL AND m.respondent_kind IN ('participant', 'supervisor')
  ON CONFLICT DO NOTHING`;
const freezeOrganizationsSql = `WITH ${asking}, ${askedCtes}
  INSERT INTO frame_organization (wave_id, organization_id, constituent_group, region, country_code, participants)
  SELECT $1, o.id, o.constituent_group, c.region, o.country_code, count(*)
  FROM member m JOIN organization o ON o.id = m.organization_id LEFT JOIN country c ON c.code = o.country_code
  WHERE m.outside IS NULL AND m.respondent_kind = 'organization' GROUP BY o.id, c.region
  ON CONFLICT DO NOTHING`;
const groupsSql = `WITH ${asking}, ${askedCtes}
  SELECT DISTINCT x.ref, w.opens_at AS "opensAt", w.opening = 'in_room' AS "inRoom", ${placeColumns}, x.attends,
    ${onSiteOf} AS "onSite"
  FROM asked x JOIN wave w ON w.id = $1 ${placeTables} WHERE x.outside IS NULL OR x.organization_id IS NOT NULL`;
/** Also whom nobody had planned, and again for those who had been; who was asked already stays as it is. */
const inviteSql = `WITH ${asking}, ${askedCtes}, zoned AS (
    SELECT DISTINCT x.ref, x.enrolment_id, x.organization_id, x.trainer_person_id, x.attends, ${placeColumns}
    FROM asked x ${placeTables} WHERE x.outside IS NULL OR x.organization_id IS NOT NULL)
  INSERT INTO invitation AS i (wave_id, enrolment_id, organization_id, trainer_person_id, due_at, expires_at)
  SELECT w.id, z.enrolment_id, z.organization_id, z.trainer_person_id, g.due_at, w.closes_at
  FROM zoned z JOIN wave w ON w.id = $1
  JOIN unnest($2::text[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[]) AS g(ref, zone, weekend, attends, due_at)
    USING (ref, zone, weekend, attends)
  ON CONFLICT (wave_id, enrolment_id, organization_id, trainer_person_id)
  DO UPDATE SET due_at = excluded.due_at, expires_at = excluded.expires_at WHERE i.answer_state = 'planned'`;
const excludeSql = `WITH ${asking}, ${askedCtes}
  UPDATE invitation i SET answer_state = 'ineligible'
  WHERE i.wave_id = $1 AND i.answer_state = 'planned' AND i.enrolment_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM asked x WHERE x.enrolment_id = i.enrolment_id AND x.outside IS NULL)`;

/** Opens one wave: its frame is frozen, once, and whoever it asks is invited at an hour of their own. */
export class OpenWaveRepository {
  constructor(private readonly tx: EntityManager) {}

  /** The caller holds the lock of the wave, which is planned; by the calendar or by whoever stands in the room. */
  async open(wave: { id: string; frameKind: string }): Promise<void> {
    if (wave.frameKind === 'roster') {
      await this.tx.query(freezeMembersSql, [wave.id]);
      await this.tx.query(freezeOrganizationsSql, [wave.id]);
      const groups: AskingGroup[] = await this.tx.query(groupsSql, [wave.id]);
      await this.tx.query(inviteSql, [wave.id, ...groupValues(groups)]);
      await this.tx.query(excludeSql, [wave.id]);
    }
    await this.tx.query(
      `UPDATE wave SET state = 'open', frozen_at = coalesce(frozen_at, business_now()) WHERE id = $1 AND state = 'planned'`,
      [wave.id],
    );
  }
}
