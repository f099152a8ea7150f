import { randomUUID } from 'node:crypto';
import { createDataSource } from '@traccia/persistence';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { makeActivity, makeInstrument, makeWave } from '../support/factories.js';
import { linkKeys } from './serve.js';
import { twentyQuestions } from './twenty-questions.js';

/** What others do on two cores with their own forms of twenty questions, as measured for issue 4. */
export const others = 'LimeSurvey 6.14 serves 4-22 forms and takes 4-15 responses a second, Moodle 4.5 25';

/** As many personal links as there will be requests: a link answers once. */
export async function seedLinks(databaseUrl: string, count: number): Promise<string[]> {
  const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 2 });
  await owner.initialize();
  const { versionId } = await makeInstrument(owner, twentyQuestions);
  const activityId = await makeActivity(owner);
  const waveId = await makeWave(owner, { activityId, versionId });
  const keys = parseLinkKeys(linkKeys);
  const links = Array.from({ length: count }, () => {
    const [id, nonce] = [randomUUID(), newNonce()];
    return { id, nonce, person: randomUUID(), token: deriveToken(keys, 'link', id, nonce, 1) };
  });
  await owner.query(
    `INSERT INTO person (id, given_name, family_name, email)
     SELECT id, 'Amina', 'Diallo', id || '@bench.test' FROM unnest($1::uuid[]) AS id`,
    [links.map(({ person }) => person)],
  );
  await owner.query(
    `WITH enrolled AS (INSERT INTO enrolment (activity_id, person_id, constituent_group, status)
       SELECT $1, person, 'workers_org', 'enrolled' FROM unnest($2::uuid[]) AS person RETURNING id, person_id)
     INSERT INTO invitation (id, wave_id, enrolment_id, due_at, expires_at, link_nonce, link_key_version, link_hash, answer_state)
     SELECT link.id, $3, enrolled.id, clock_timestamp(), clock_timestamp() + interval '30 days', link.nonce, 1, link.hash, 'invited'
     FROM unnest($4::uuid[], $2::uuid[], $5::bytea[], $6::bytea[]) AS link(id, person, nonce, hash)
     JOIN enrolled ON enrolled.person_id = link.person`,
    [
      activityId,
      links.map(({ person }) => person),
      waveId,
      links.map(({ id }) => id),
      links.map(({ nonce }) => nonce),
      links.map(({ token }) => hashToken(token)),
    ],
  );
  // Not the tables that are still empty: of an empty table the server would learn to read it whole.
  await owner.query('ANALYZE person, enrolment, invitation, wave, activity, instrument_version, item');
  await owner.destroy();
  return links.map(({ token }) => token);
}
