import type { AdmissionMode, ActivityStatus, ApplicationState } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { invites } from './activity-invitation.sql.js';

/** What decides whether somebody may ask for a place in an activity. */
export interface AdmissionWindow {
  activityId: string;
  admissionMode: AdmissionMode;
  status: ActivityStatus;
  startsOn: string;
  applicationClosesOn: string | null;
  timeZone: string;
  needsGroupApproval: boolean;
  /** Today in the zone of the venue, by the business clock. */
  today: string;
  /** The person, or the own organization, is on the list of those invited. */
  invited: boolean;
}
export interface WayInEntry extends AdmissionWindow {
  nominators: string[];
  myApplication: { id: string; state: ApplicationState; told: boolean } | null;
}

/** $2 is the person who asks. */
const windowColumns = `a.id AS "activityId", a.admission_mode AS "admissionMode", a.status,
  a.starts_on::text AS "startsOn", a.application_closes_on::text AS "applicationClosesOn", a.time_zone AS "timeZone",
  a.needs_group_approval AS "needsGroupApproval",
  ((SELECT business_now()) AT TIME ZONE a.time_zone)::date::text AS today,
  EXISTS (SELECT 1 FROM activity_invitation v WHERE v.activity_id = a.id AND ${invites('$2::uuid')}) AS invited`;
const findSql = `SELECT ${windowColumns} FROM activity a WHERE a.id = $1`;
const wayInSql = `SELECT ${windowColumns},
    ARRAY(SELECT o.name FROM nomination_quota q JOIN organization o ON o.id = q.organization_id
      WHERE q.activity_id = a.id AND q.places > 0 ORDER BY o.name LIMIT 20) AS nominators,
    (SELECT jsonb_build_object('id', ap.id, 'state', ap.state, 'told', ap.told_at IS NOT NULL) FROM application ap
      WHERE ap.activity_id = a.id AND ap.person_id = $2::uuid
        AND ap.state NOT IN ('withdrawn', 'offer_refused')) AS "myApplication"
  FROM activity a WHERE (a.code = $1 OR a.id = $3::uuid)
    AND a.status IN ('open', 'confirmed', 'running', 'ended', 'closed') ORDER BY a.code = $1 DESC LIMIT 1`;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads how an activity takes people in. */
export class AdmissionWindowRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(activityId: string, personId: string | null): Promise<AdmissionWindow | null> {
    const rows: AdmissionWindow[] = await this.tx.query(findSql, [activityId, personId]);
    return rows[0] ?? null;
  }

  /** By code or id, only of activities that the public sees. */
  async findWayIn(codeOrId: string, personId: string | null): Promise<WayInEntry | null> {
    const id = uuid.test(codeOrId) ? codeOrId : null;
    const rows: WayInEntry[] = await this.tx.query(wayInSql, [codeOrId, personId, id]);
    return rows[0] ?? null;
  }
}
