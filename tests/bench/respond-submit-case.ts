import { randomUUID } from 'node:crypto';
import type { Answers } from '@traccia/contracts';
import { createDataSource } from '@traccia/persistence';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { answerCodesOf, choicesOf, exPostParticipant, type Item, itemsOf } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { makeActivity, makeInstrument, makeWave } from '../support/factories.js';
import type { BenchCase, NextRequest } from './bench-row.js';
import { linkKeys } from './serve.js';

/** The shipped ex-post form, every question answered. */
function fullAnswers(): Answers {
  const entries = itemsOf(exPostParticipant).flatMap((item) =>
    answerCodesOf(item).map((code) => [code, answerTo(item)] as const),
  );
  return Object.fromEntries(entries);
}

function answerTo(item: Item): Answers[string] {
  if (item.type === 'number' || item.type === 'rating_0_10') return { number: 8 };
  if (item.type === 'date') return { date: '2026-01-31' };
  if (item.type === 'short_text' || item.type === 'long_text') return { text: 'We changed the checklist.' };
  return {
    codes: choicesOf(exPostParticipant, item)
      .slice(0, 1)
      .map(({ code }) => code),
  };
}

/** As many personal links as there will be requests: a link answers once. */
async function seedLinks(owner: DataSource, count: number): Promise<string[]> {
  const { versionId } = await makeInstrument(owner, exPostParticipant);
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
  return links.map(({ token }) => token);
}

/** One answer by personal link, sent once. */
export const respondSubmitCase: BenchCase = {
  name: 'respond-submit',
  amount: 300,
  prepare: async ({ databaseUrl }, requestsNeeded) => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 2 });
    await owner.initialize();
    const tokens = await seedLinks(owner, requestsNeeded);
    await owner.query('ANALYZE');
    await owner.destroy();
    const answers = fullAnswers();
    const next =
      (path: string): NextRequest =>
      () => {
        const token = tokens.pop();
        if (token === undefined) throw new Error('more requests than links');
        return {
          method: 'POST',
          path,
          body: JSON.stringify({ token, clientId: randomUUID(), locale: 'en', answers }),
        };
      };
    return { ours: next('/api/respond/submit'), floor: next('/respond-submit') };
  },
};
