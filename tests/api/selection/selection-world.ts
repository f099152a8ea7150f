import type { DataSource } from 'typeorm';
import { makeActivity, makePerson, type ActivityShape, type PersonShape } from '../../support/factories.js';

export interface Applicant {
  id: string;
  personId: string;
}

/** Applicants who have sent their form; each its own person. */
export async function makeApplicants(
  owner: DataSource,
  activityId: string,
  amount: number,
  shape: PersonShape & { group?: string } = {},
): Promise<Applicant[]> {
  const made: Applicant[] = [];
  for (let n = 0; n < amount; n += 1) {
    const familyName = `Name ${String(n).padStart(4, '0')}`;
    const personId = await makePerson(owner, { familyName, countryCode: 'MG', ...shape });
    const [row]: { id: string }[] = await owner.query(
      `INSERT INTO application (activity_id, person_id, constituent_group, state, submitted_at, form_complete)
       VALUES ($1, $2, $3, 'submitted', clock_timestamp(), true) RETURNING id`,
      [activityId, personId, shape.group ?? 'workers_org'],
    );
    made.push({ id: row?.id ?? '', personId });
  }
  return made;
}

/** Takes applications; starts in the far future. */
export async function makeSelective(owner: DataSource, shape: ActivityShape = {}): Promise<string> {
  const id = await makeActivity(owner, shape);
  await owner.query(`UPDATE activity SET admission_mode = 'open' WHERE id = $1`, [id]);
  return id;
}

export async function seatsOf(owner: DataSource, activityId: string) {
  const [row]: { enrolled: number; offers: number; open: number; taken: number }[] = await owner.query(
    `SELECT a.enrolled_count AS enrolled, a.offers_open AS offers,
       (SELECT count(*)::int FROM offer o WHERE o.activity_id = a.id AND o.state = 'open') AS open,
       (SELECT count(*)::int FROM enrolment e WHERE e.activity_id = a.id AND e.status = 'enrolled') AS taken
     FROM activity a WHERE a.id = $1`,
    [activityId],
  );
  if (!row) throw new Error('the activity is not there');
  return row;
}

export async function openOfferOf(owner: DataSource, applicationId: string): Promise<string> {
  const [row]: { id: string }[] = await owner.query(
    `SELECT id FROM offer WHERE application_id = $1 AND state = 'open'`,
    [applicationId],
  );
  return row?.id ?? '';
}

/** A letter that has left and an offer that nobody has answered. */
export async function makeOpenOffer(
  owner: DataSource,
  activityId: string,
  applicationId: string,
): Promise<void> {
  await owner.query(
    `WITH moved AS (UPDATE application SET state = 'offered' WHERE id = $2),
       d AS (INSERT INTO selection_decision (activity_id, application_id, decision, letter_sent_at)
         VALUES ($1, $2, 'offer', now()) RETURNING id)
     INSERT INTO offer (activity_id, application_id, decision_id, expires_at)
     SELECT $1, $2, id, clock_timestamp() + interval '2 days' FROM d`,
    [activityId, applicationId],
  );
}
