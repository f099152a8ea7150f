import { randomBytes, randomUUID } from 'node:crypto';
import { createDataSource } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { hashSecret } from '../../apps/api/src/http/session-cookie.js';
import { makeActivity } from '../support/factories.js';
import type { BenchCase, NextRequest } from './bench-row.js';

const applicants = 500;
const places = 25;

interface Applicant {
  personId: string;
  secret: string;
}

async function seedApplicants(owner: DataSource, count: number): Promise<Applicant[]> {
  const people = Array.from({ length: count }, () => ({
    personId: randomUUID(),
    secret: randomBytes(32).toString('base64url'),
  }));
  const ids = people.map(({ personId }) => personId);
  await owner.query(
    `INSERT INTO person (id, given_name, family_name, email, email_verified_at)
     SELECT id, 'Amina', 'Diallo', id || '@bench.test', clock_timestamp() FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  await owner.query(
    `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
     SELECT s.hash, s.person, clock_timestamp() + interval '1 day', 'link' FROM unnest($1::bytea[], $2::uuid[]) AS s(hash, person)`,
    [people.map(({ secret }) => hashSecret(secret)), ids],
  );
  return people;
}

/** Five hundred people at once for twenty-five places; a new activity for every five hundred. */
export const enrolRaceCase: BenchCase = {
  name: 'enrol-race',
  amount: applicants,
  connections: applicants,
  prepare: async ({ databaseUrl }, requestsNeeded) => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 2 });
    await owner.initialize();
    const people = await seedApplicants(owner, applicants);
    const activities: string[] = [];
    for (let n = 0; n <= requestsNeeded / applicants + 2; n += 1)
      activities.push(await makeActivity(owner, { capacity: places }));
    await owner.query('ANALYZE');
    await owner.destroy();
    const next = (path: string): NextRequest => {
      // Each side takes activities of its own.
      let [at, activityId] = [0, activities.pop()];
      return () => {
        if (at > 0 && at % applicants === 0) activityId = activities.pop();
        const person = people[at % applicants];
        at += 1;
        if (activityId === undefined || !person) throw new Error('more requests than activities');
        return {
          method: 'POST',
          path,
          body: JSON.stringify({ activityId, personId: path === '/enrol' ? person.personId : undefined }),
          cookie: `traccia=${person.secret}`,
        };
      };
    };
    return { ours: next('/api/enrolments'), floor: next('/enrol') };
  },
};
