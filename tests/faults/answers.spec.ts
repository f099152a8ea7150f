import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveToken, freePort, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { testLinkKeys } from '../support/worker.js';
import { buildWorld, type World } from '../worker/world.js';
import { print } from './mail-check.js';
import {
  full,
  killAllParts,
  sized,
  startKillableDatabase,
  startPart,
  type KillableDatabase,
  type Part,
} from './rig.js';

interface Respondent {
  invitationId: string;
  token: string;
  clientId: string;
  choice: string;
  acknowledged: number;
  tries: number;
}

const answers = sized(1000);
const kills = { api: sized(40), postgres: sized(20) };
const choices = ['yes', 'partly', 'no'];
let database: KillableDatabase;
let world: World;
beforeAll(async () => {
  database = await startKillableDatabase();
  world = await buildWorld(database.db, { people: answers, opensInDays: -1 });
  await database.db.query(`UPDATE wave SET state = 'open', frozen_at = now() WHERE id = $1`, [world.waveId]);
}, 60_000);
afterAll(async () => {
  await killAllParts();
  await database.stop();
});

async function invite(): Promise<Respondent[]> {
  const keys = parseLinkKeys(testLinkKeys);
  const respondents: Respondent[] = [];
  for (const [index, enrolmentId] of world.enrolmentIds.entries()) {
    const invitationId = randomUUID();
    const nonce = newNonce();
    const token = deriveToken(keys, 'link', invitationId, nonce, 1);
    await database.db.query(
      `INSERT INTO invitation (id, wave_id, enrolment_id, due_at, answer_state, link_nonce, link_key_version, link_hash)
       VALUES ($1, $2, $3, now(), 'invited', $4, 1, $5)`,
      [invitationId, world.waveId, enrolmentId, nonce, hashToken(token)],
    );
    const choice = choices[index % choices.length] ?? '';
    respondents.push({ invitationId, token, clientId: randomUUID(), choice, acknowledged: 0, tries: 0 });
  }
  return respondents;
}

/** As the answer page does: the same client id again until somebody says 200. */
async function submit(base: () => string, respondent: Respondent, index: number): Promise<void> {
  const end = performance.now() + 300_000;
  for (;;) {
    respondent.tries += 1;
    if (performance.now() > end) throw new Error('an answer was never taken');
    try {
      const response = await fetch(`${base()}/api/respond/submit`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: 'http://traccia.test',
          'x-forwarded-for': `10.0.${Math.floor(index / 250)}.${index % 250}`,
        },
        body: JSON.stringify({
          token: respondent.token,
          clientId: respondent.clientId,
          locale: 'en',
          answers: { applied: { codes: [respondent.choice] } },
        }),
        signal: AbortSignal.timeout(10_000),
      });
      if (response.status === 200) {
        respondent.acknowledged += 1;
        return;
      }
      if (response.status < 500) throw new Refused(`${response.status} ${await response.text()}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await pause(100 + Math.random() * 100);
  }
}
class Refused extends Error {}

/** Each acknowledged answer stands once, with the choice that was sent, and was announced once. */
async function findBrokenAnswers(respondents: readonly Respondent[]): Promise<string[]> {
  const rows = await database.ask<{
    invitationId: string;
    choices: string[];
    responses: number;
    events: number;
  }>(
    `SELECT r.invitation_id AS "invitationId", array_agg(a.choice_code) AS choices,
       count(DISTINCT r.id)::int AS responses,
       (SELECT count(*)::int FROM outbox o WHERE o.event = 'response.submitted'
         AND o.payload->>'responseId' = min(r.id::text)) AS events
     FROM response r LEFT JOIN answer a ON a.response_id = r.id WHERE r.state = 'submitted' GROUP BY r.invitation_id`,
  );
  const stored = new Map(rows.map((row) => [row.invitationId, row]));
  const broken: string[] = [];
  for (const { invitationId, choice, acknowledged } of respondents) {
    const row = stored.get(invitationId);
    if (acknowledged > 0 && !row) broken.push('lost');
    else if (row && row.choices.join() !== choice) broken.push(`altered: ${row.choices.join()}`);
    else if (row && (row.responses !== 1 || row.events !== 1)) broken.push('doubled or not announced');
  }
  return broken;
}

describe('answers while the API and PostgreSQL are killed', () => {
  it(
    'every acknowledged answer is there once, as it was sent',
    async () => {
      const port = await freePort();
      const start = () =>
        startPart('api', {
          DATABASE_URL: database.url,
          PORT: String(port),
          TRUSTED_PROXIES: '127.0.0.1',
          LOG_LEVEL: 'error',
        });
      const respondents = await invite();
      let api: Part = start();
      let next = 0;
      const writers = Array.from({ length: 8 }, async () => {
        for (let index = next++; index < respondents.length; index = next++) {
          await submit(() => `http://127.0.0.1:${port}`, respondents[index] as Respondent, index);
          // Some come twice, as a double click or a second tab would.
          if (index % 5 === 0)
            await submit(() => `http://127.0.0.1:${port}`, respondents[index] as Respondent, index);
          if (!full) await pause(150);
        }
      });
      const acknowledged = () => respondents.reduce((sum, respondent) => sum + respondent.acknowledged, 0);
      const done = { api: 0, postgres: 0 };
      while (done.api < kills.api && next < respondents.length) {
        const enough = acknowledged() + answers / kills.api / 2;
        while (acknowledged() < enough && next < respondents.length) await pause(20);
        await pause(Math.random() * 100);
        await api.kill();
        done.api += 1;
        if (done.postgres * kills.api < done.api * kills.postgres) {
          await database.killAndRestart();
          done.postgres += 1;
        }
        api = start();
      }
      await Promise.all(writers);
      const broken = await findBrokenAnswers(respondents);
      const tries = respondents.reduce((sum, respondent) => sum + respondent.tries, 0);
      print('answers', {
        ...done,
        answers: respondents.length,
        acknowledged: acknowledged(),
        tries,
        broken: broken.length,
      });
      expect(done.api).toBeGreaterThanOrEqual(1);
      expect(respondents.every((respondent) => respondent.acknowledged > 0)).toBe(true);
      expect(broken).toEqual([]);

      // The checker proves itself: one answer taken away and one changed must be seen.
      const [gone, changed] = respondents;
      await database.ask(
        'DELETE FROM answer WHERE response_id IN (SELECT id FROM response WHERE invitation_id = $1)',
        [gone?.invitationId],
      );
      await database.ask('DELETE FROM response WHERE invitation_id = $1', [gone?.invitationId]);
      await database.ask(
        `UPDATE answer SET choice_code = 'yes' WHERE response_id IN (SELECT id FROM response WHERE invitation_id = $1)`,
        [changed?.invitationId],
      );
      expect(await findBrokenAnswers(respondents)).toEqual(['lost', 'altered: yes']);
    },
    full ? 900_000 : 180_000,
  );
});
