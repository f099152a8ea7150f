import { randomBytes } from 'node:crypto';
import { createDataSource } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { hashSecret } from '../../apps/api/src/http/session-cookie.js';
import { makeActivity, makeStaff } from '../support/factories.js';
import type { BenchCase } from './bench-row.js';

const applicants = 500;

/** Five hundred applicants of all groups, each judged by three members on three criteria. */
async function seedApplicants(owner: DataSource, activityId: string): Promise<void> {
  await owner.query(
    `WITH people AS (INSERT INTO person (given_name, family_name, email, sex, country_code)
       SELECT 'Amina', 'Diallo ' || lpad(n::text, 4, '0'), 'applicant-' || n || '@bench.test',
         (ARRAY['woman','man'])[1 + n % 2], (ARRAY['MG','BR','JO','PH','AL'])[1 + n % 5]
       FROM generate_series(1, $2::int) n RETURNING id, family_name)
     INSERT INTO application (activity_id, person_id, constituent_group, state, submitted_at)
     SELECT $1, id, (ARRAY['employers_org','workers_org','government_labour_ministry','government_other','other'])
       [1 + right(family_name, 4)::int % 5], 'submitted', clock_timestamp() FROM people`,
    [activityId, applicants],
  );
  await owner.query(
    `WITH k AS (INSERT INTO selection_criterion (activity_id, position, title, weight)
       SELECT $1, n, 'Criterion ' || n, n FROM generate_series(1, 3) n RETURNING id, position),
     m AS (SELECT id, row_number() OVER () AS n FROM person LIMIT 3)
     INSERT INTO selection_score (application_id, criterion_id, person_id, score)
     SELECT ap.id, k.id, m.id, 1 + abs(hashtext(ap.id::text || k.position || m.n)) % 5
     FROM application ap CROSS JOIN k CROSS JOIN m WHERE ap.activity_id = $1`,
    [activityId],
  );
}

/** A page of a hundred applicants, best score first, against the bare query of the same rows. */
export const selectionBoardCase: BenchCase = {
  name: 'selection-board',
  amount: 200,
  prepare: async ({ databaseUrl }) => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 1 });
    await owner.initialize();
    const activityId = await makeActivity(owner, { capacity: 25 });
    await seedApplicants(owner, activityId);
    const secret = randomBytes(32).toString('base64url');
    await owner.query(
      `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
       VALUES ($1, $2, clock_timestamp() + interval '1 day', 'link')`,
      [hashSecret(secret), await makeStaff(owner, 'activity_manager')],
    );
    await owner.query('ANALYZE');
    await owner.destroy();
    const cookie = `traccia=${secret}`;
    return {
      ours: () => ({ method: 'GET', path: `/api/activities/${activityId}/selection/applicants`, cookie }),
      floor: () => ({ method: 'GET', path: `/selection-board?id=${activityId}`, cookie }),
    };
  },
};
