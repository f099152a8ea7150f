import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { respondApi, wavePrivacyApi, type BodyOf } from '@traccia/contracts';
import { boxPurpose, readBoxed } from '@traccia/persistence';
import { openSealed, parseLinkKeys } from '@traccia/runtime';
import {
  answerAnonymously,
  type AskedPerson,
  askEverybody,
  makeRespondents,
} from '../../support/anonymous-world.js';
import { startTestApi, testLinkKeys, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makePerson, makeStaff } from '../../support/factories.js';
import { startTestWorker } from '../../support/worker.js';

type Change = BodyOf<typeof wavePrivacyApi.change>;
type Promised = Change['from'];

const people = 12;
const confidential: Promised = { mode: 'confidential', linkedMonths: 60 };
const anonymous: Promised = { mode: 'anonymous', linkedMonths: 60 };

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let evaluator: Client;
let waveId: string;
let asked: AskedPerson[];
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
});
beforeEach(async () => {
  const world = await makeRespondents(database, api, people);
  ({ waveId, asked } = await askEverybody(database, world, { privacyMode: 'confidential' }));
});
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});

const at = () => ({ params: { id: waveId } });
const get = (by: Client = evaluator) => by.call(wavePrivacyApi.get, at());
const preview = (next: Promised) => evaluator.call(wavePrivacyApi.preview, { ...at(), query: next });
const change = (next: Promised, from: Promised = confidential, by: Client = evaluator) =>
  by.call(wavePrivacyApi.change, { ...at(), body: { ...next, from } });
const person = (n: number): AskedPerson => {
  const one = asked[n];
  if (!one) throw new Error(`there are ${people}`);
  return one;
};
const submit = (n: number) =>
  api.anonymous().call(respondApi.submit, {
    body: {
      token: person(n).token,
      clientId: randomUUID(),
      locale: 'en',
      answers: { SECRET: { number: 100 + n }, WHY: { text: `because ${n}` } },
    },
  });
const draft = (n: number) =>
  api.anonymous().call(respondApi.saveDraft, {
    body: { token: person(n).token, locale: 'en', answers: { SECRET: { number: 1 } }, revision: 0 },
  });
const answerFirst = async (count: number) => {
  for (let n = 0; n < count; n += 1) await submit(n).expect(200);
};
const ask = async (sql: string) => database.owner.query(sql, [waveId]);
const linkedRows = async () =>
  ask('SELECT id FROM response WHERE wave_id = $1 AND num_nonnulls(invitation_id, client_id, draft) > 0');
const acts = async () =>
  ask(
    `SELECT detail FROM audit_event WHERE subject_type = 'wave' AND subject_id = $1 AND act = 'wave.promise-changed' ORDER BY id`,
  );
const secretsInBox = async () =>
  (await ask('SELECT sealed FROM anonymous_answer WHERE wave_id = $1'))
    .map(({ sealed }: { sealed: Buffer }) =>
      readBoxed(openSealed(parseLinkKeys(testLinkKeys), boxPurpose(waveId), sealed)),
    )
    .map(({ answers }: ReturnType<typeof readBoxed>) => answers[0]?.numberValue)
    .sort();
const close = async () => {
  await ask(`UPDATE wave SET closes_at = clock_timestamp() - interval '1 minute' WHERE id = $1`);
  await worker.runner.run({ id: 'test', name: 'wave.find-due', data: {} });
};

describe('who may change what a wave promises', () => {
  it('is nobody without a session, and no participant', async () => {
    await change(anonymous, confidential, api.anonymous()).expect(401);
    await change(anonymous, confidential, await api.signedIn(await makePerson(database.owner))).expect(403);
    await get(await api.signedIn(await makeStaff(database.owner, 'observer'))).expect(403);
  });

  it('is not staff of another programme, who do not even learn that there is one', async () => {
    const [other] = await database.owner.query(
      `INSERT INTO programme (code, title) VALUES ('p' || left(gen_random_uuid()::text, 8), '{"en":"Other"}') RETURNING id`,
    );
    const stranger = await api.signedIn(
      await makeStaff(database.owner, 'activity_manager', 'programme', other.id),
    );
    await get(stranger).expect(404);
    await change(anonymous, confidential, stranger).expect(404);
    expect((await get().expect(200)).body.mode).toBe('confidential');
  });

  it.each([
    ['no mode', { linkedMonths: 60 }, 'body.mode'],
    ['another mode', { ...anonymous, mode: 'secret' }, 'body.mode'],
    ['months below six', { ...anonymous, linkedMonths: 5 }, 'body.linkedMonths'],
    ['half a month', { ...anonymous, linkedMonths: 6.5 }, 'body.linkedMonths'],
    ['months as a word', { ...anonymous, linkedMonths: 'six' }, 'body.linkedMonths'],
  ])('names the field: %s', async (_what, next, field) => {
    const reply = await evaluator.put(`/api/waves/${waveId}/privacy`, { ...next, from: confidential });
    expect(reply.headers['content-type']).toMatch(/problem\+json/);
    expect([reply.status, reply.body.faults[0].field]).toEqual([400, field]);
  });
});

describe('before the first answer', () => {
  it('everything may be promised, and each change is one line of the trail', async () => {
    const read = (await get().expect(200)).body;
    expect(read).toMatchObject({
      ...confidential,
      answered: false,
      modes: ['named', 'confidential', 'anonymous'],
      mostMonths: 240,
      history: [],
    });
    const named: Promised = { mode: 'named', linkedMonths: 120 };
    expect((await preview(named).expect(200)).body).toMatchObject({ effects: [{ code: 'free', count: 0 }] });
    const changed = (await change(named).expect(200)).body;
    expect(changed).toMatchObject({
      ...named,
      history: [{ from: confidential, to: named, answers: 0 }],
    });
    for (const locale of ['en', 'fr', 'es', 'ar']) expect(changed.promise[locale].join(' ')).toMatch(/120/);
    await change(anonymous, named).expect(200);
    await change(confidential, anonymous).expect(200);
    expect(await acts()).toHaveLength(3);
  });

  it('is refused when somebody else has changed it meanwhile', async () => {
    await change({ mode: 'named', linkedMonths: 60 }).expect(200);
    const late = await change(anonymous);
    expect([late.status, late.body.faults]).toEqual([409, [{ field: 'body.from', key: 'fault.changed' }]]);
  });
});

describe('after the first answer', () => {
  it('nothing looser is promised: 409 names the field, and the database refuses it too', async () => {
    await answerFirst(1);
    for (const [next, field] of [
      [{ mode: 'named', linkedMonths: 60 }, 'body.mode'],
      [{ mode: 'confidential', linkedMonths: 61 }, 'body.linkedMonths'],
    ] as const) {
      const reply = await change(next);
      expect([reply.status, reply.body.code, reply.body.faults]).toEqual([
        409,
        'wave.privacy-only-stricter',
        [{ field, key: 'fault.only-stricter' }],
      ]);
      expect((await preview(next)).status).toBe(409);
    }
    expect((await get().expect(200)).body).toMatchObject({
      modes: ['confidential', 'anonymous'],
      mostMonths: 60,
    });
    for (const set of [`privacy_mode = 'named'`, 'linked_months = 61', 'linked_months = NULL'])
      await expect(ask(`UPDATE wave SET ${set} WHERE id = $1`)).rejects.toMatchObject({
        constraint: 'wave_privacy_ratchet',
      });
    await expect(ask(`UPDATE wave SET privacy_mode = 'anonymous' WHERE id = $1`)).rejects.toMatchObject({
      constraint: 'wave_privacy_true',
    });
    expect(await acts()).toEqual([]);
  });

  it('a draft binds as an answer does', async () => {
    await draft(0).expect(200);
    expect((await change({ mode: 'named', linkedMonths: 60 })).status).toBe(409);
  });

  it('fewer months are promised at once, and twice is once', async () => {
    await answerFirst(1);
    const next: Promised = { mode: 'confidential', linkedMonths: 6 };
    expect((await preview(next).expect(200)).body.effects).toEqual([{ code: 'cut-later', count: 1 }]);
    const first = (await change(next).expect(200)).body;
    expect((await change(next).expect(200)).body).toEqual(first);
    expect(await acts()).toHaveLength(1);
  });
});

describe('a wave that becomes anonymous', () => {
  it('says before what will be done, then does it, once', async () => {
    await answerFirst(7);
    await draft(7).expect(200);
    const told = (await preview(anonymous).expect(200)).body;
    expect(told.effects).toEqual([
      { code: 'drafts-deleted', count: 1 },
      { code: 'links-cut', count: 7 },
      { code: 'stand-unpaired', count: 7 },
      { code: 'small-groups', count: 7 },
      { code: 'moments-deleted', count: 8 },
      { code: 'few-at-close', count: 7 },
      { code: 'backups-link', count: 7 },
    ]);
    expect(told.promise.en[0]).toMatch(/^Your answers are anonymous/);
    expect((await linkedRows()).length).toBe(8);

    const [first, second] = await Promise.all([change(anonymous), change(anonymous)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body).toMatchObject({ mode: 'anonymous', modes: ['anonymous'] });
    await change(anonymous).expect(200);
    expect(await acts()).toEqual([
      {
        detail: {
          fromMode: 'confidential',
          fromMonths: 60,
          toMode: 'anonymous',
          toMonths: 60,
          answers: 7,
        },
      },
    ]);
    expect(await ask('SELECT id FROM response WHERE wave_id = $1')).toEqual([]);
    expect(await secretsInBox()).toEqual([100, 101, 102, 103, 104, 105, 106]);
    const moments = await ask('SELECT id FROM invitation WHERE wave_id = $1 AND opened_at IS NOT NULL');
    expect(moments).toEqual([]);
    // Who has answered is not asked again; who had only begun answers anew.
    expect(
      (await api.anonymous().call(respondApi.open, { body: { token: person(0).token } })).body.state,
    ).toBe('submitted');
    expect((await answerAnonymously(person(7), { SECRET: { number: 200 } })).reply.status).toBe(200);
    await close();
    const [kept] = await ask(
      `SELECT count(*)::int AS n, count(r.invitation_id)::int AS linked, count(r.pairing_hash)::int AS paired,
         count(DISTINCT r.submitted_at)::int AS moments FROM response r WHERE r.wave_id = $1`,
    );
    expect(kept).toEqual({ n: 8, linked: 0, paired: 0, moments: 1 });
  });

  it('after its close keeps what readers wrote beside the texts, and not the name they took out', async () => {
    await answerFirst(6);
    await close();
    await ask(
      `INSERT INTO text_redaction (text_id, body, spans, redacted_by)
       SELECT a.text_id, 'because [name]', 1, (SELECT id FROM person LIMIT 1) FROM answer a
       JOIN response r ON r.id = a.response_id WHERE r.wave_id = $1 AND a.text_value = 'because 2'`,
    );
    expect((await change(anonymous).expect(200)).body.mode).toBe('anonymous');
    expect(await linkedRows()).toEqual([]);
    const texts = await ask(
      `SELECT a.text_value AS text, x.text_id IS NOT NULL AS redacted FROM answer a JOIN response r ON r.id = a.response_id
       LEFT JOIN text_redaction x ON x.text_id = a.text_id WHERE r.wave_id = $1 AND a.text_value IS NOT NULL ORDER BY 1`,
    );
    expect(texts.map(({ text }: { text: string }) => text)).toEqual([
      'because 0',
      'because 1',
      'because 3',
      'because 4',
      'because 5',
      'because [name]',
    ]);
    expect(await ask('SELECT DISTINCT answer_state AS s FROM invitation WHERE wave_id = $1')).toEqual([
      { s: 'expired' },
    ]);
  });

  it('after its close deletes answers that are too few to hide in', async () => {
    await answerFirst(4);
    await close();
    const told = (await preview(anonymous).expect(200)).body;
    expect(told.effects).toContainEqual({ code: 'too-few-deleted', count: 4 });
    await change(anonymous).expect(200);
    expect(await ask('SELECT id FROM response WHERE wave_id = $1')).toEqual([]);
  });
});

describe('an answer that comes in at the same moment', () => {
  /** Waits until somebody waits for a lock of this database. */
  const whileWaiting = async () => {
    for (;;) {
      const waiting = await database.owner.query(
        `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      if (waiting.length > 0) return;
    }
  };

  it('that was first is waited for, and becomes nobody’s with the others', async () => {
    const answering = database.owner.createQueryRunner();
    await answering.startTransaction();
    await answering.query('SELECT 1 FROM invitation WHERE id = $1 FOR UPDATE', [person(3).invitationId]);
    await answering.query(
      `INSERT INTO response (wave_id, invitation_id, instrument_version_id, client_id, state, submitted_at)
       SELECT w.id, $2, w.instrument_version_id, gen_random_uuid(), 'submitted', now() FROM wave w WHERE w.id = $1`,
      [waveId, person(3).invitationId],
    );
    const changing = change(anonymous).then((reply) => reply);
    await whileWaiting();
    await answering.commitTransaction();
    await answering.release();
    expect((await changing).status).toBe(200);
    expect(await linkedRows()).toEqual([]);
    expect(await secretsInBox()).toHaveLength(1);
  });

  it('that comes second is told that the form has become anonymous, and leaves nothing', async () => {
    const changing = database.owner.createQueryRunner();
    await changing.startTransaction();
    await changing.query(`UPDATE wave SET privacy_mode = 'anonymous' WHERE id = $1`, [waveId]);
    const answering = submit(3).then((reply) => reply);
    await whileWaiting();
    await changing.commitTransaction();
    await changing.release();
    const reply = await answering;
    expect([reply.status, reply.body.code]).toEqual([409, 'wave.anonymous']);
    expect(await linkedRows()).toEqual([]);
  });

  it('is never lost and never linked, when all answer at once', async () => {
    const [changed, ...replies] = await Promise.all([
      change(anonymous),
      ...asked.map(async (_, n) => submit(n)),
      ...asked.slice(6).map(async (_, n) => draft(n + 6)),
    ]);
    expect(changed?.status).toBe(200);
    const taken = replies.slice(0, people).filter(({ status }) => status === 200).length;
    expect(replies.slice(0, people).every(({ status }) => [200, 409].includes(status))).toBe(true);
    expect(replies.every(({ status }) => status < 500)).toBe(true);
    expect([await linkedRows(), (await secretsInBox()).length]).toEqual([[], taken]);
  });
});
