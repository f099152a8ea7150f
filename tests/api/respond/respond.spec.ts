import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { respondApi, type Answers } from '@traccia/contracts';
import { exPostParticipant, knowledgeTest, type InstrumentDefinition } from '@traccia/survey';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makePerson,
  makeWave,
  type MadeInvitation,
  type WaveShape,
} from '../../support/factories.js';

/** Two branches and a text: small enough to read in one go. */
const form: InstrumentDefinition = {
  code: 'branching',
  kind: 'ex_post',
  languages: ['en'],
  title: { en: 'After six months' },
  privacyMode: 'confidential',
  answerLists: {
    applied: [
      { code: 'yes', text: { en: 'Yes' } },
      { code: 'no', text: { en: 'No' } },
      { code: 'dk', text: { en: 'I do not know' }, missing: 'dont_know' },
    ],
  },
  pages: [
    {
      code: 'p1',
      items: [
        {
          code: 'APP',
          type: 'single',
          answerList: 'applied',
          text: { en: 'Applied?' },
          required: true,
          tags: { metric: 'application' },
        },
        { code: 'HOW', type: 'long_text', text: { en: 'How?' }, showIf: { '==': [{ var: 'APP' }, 'yes'] } },
        { code: 'REC', type: 'rating_0_10', text: { en: 'Recommend?' } },
      ],
    },
  ],
};

let database: TestDatabase;
let api: TestApi;
let versionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await makeInstrument(database.owner, form)).versionId;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Link extends MadeInvitation {
  waveId: string;
  activityId: string;
  enrolmentId: string;
}
async function makeLink(
  wave: Partial<WaveShape> = {},
  invitation: { answerState?: string; expiresInDays?: number } = {},
  status = 'ended',
): Promise<Link> {
  const activityId = await makeActivity(database.owner, { status });
  const personId = await makePerson(database.owner, { locale: 'ar' });
  const enrolmentId = await makeEnrolment(database.owner, { activityId, personId, status: 'attended' });
  const waveId = await makeWave(database.owner, { activityId, versionId, ...wave });
  return {
    ...(await makeInvitation(database.owner, { waveId, enrolmentId, ...invitation })),
    waveId,
    activityId,
    enrolmentId,
  };
}
const open = (token: string) => api.anonymous().call(respondApi.open, { body: { token } });
const draft = (token: string, answers: Answers, revision: number) =>
  api.anonymous().call(respondApi.saveDraft, { body: { token, locale: 'fr', answers, revision } });
const submit = (token: string, answers: Answers, clientId: string = randomUUID()) =>
  api.anonymous().call(respondApi.submit, { body: { token, clientId, locale: 'fr', answers } });
const refuse = (token: string) => api.anonymous().call(respondApi.refuse, { body: { token } });
const stateOf = async (id: string): Promise<string> =>
  (await database.owner.query('SELECT answer_state FROM invitation WHERE id = $1', [id]))[0].answer_state;
const responsesOf = (waveId: string) =>
  database.owner.query('SELECT * FROM response WHERE wave_id = $1', [waveId]) as Promise<
    Record<string, unknown>[]
  >;
const answersOf = (waveId: string): Promise<{ code: string; value: string }[]> =>
  database.owner.query(
    `SELECT t.code, coalesce(a.choice_code, a.number_value::text, a.text_value, a.missing_reason) AS value FROM answer a
     JOIN item t ON t.id = a.item_id JOIN response r ON r.id = a.response_id WHERE r.wave_id = $1 ORDER BY t.position`,
    [waveId],
  );

describe('opening', () => {
  it("shows the form in the person's language and consumes nothing, ten times over", async () => {
    const link = await makeLink();
    const first = await open(link.token).expect(200);
    expect(first.body).toMatchObject({
      state: 'open',
      locale: 'ar',
      answers: {},
      revision: 0,
      privacyMode: 'confidential',
    });
    const seen = await database.owner.query('SELECT * FROM invitation WHERE id = $1', [link.id]);
    expect(seen[0]).toMatchObject({ answer_state: 'opened' });
    for (let n = 0; n < 9; n += 1)
      expect((await open(link.token).expect(200)).body).toEqual({ ...first.body, now: expect.any(String) });
    expect(await database.owner.query('SELECT * FROM invitation WHERE id = $1', [link.id])).toEqual(seen);
    expect(await responsesOf(link.waveId)).toEqual([]);
  });

  it('never shows keys, points or tags', async () => {
    const { versionId: test } = await makeInstrument(database.owner, knowledgeTest);
    const link = await makeLink({ versionId: test, kind: 'post_test' });
    const body = JSON.stringify((await open(link.token).expect(200)).body);
    expect(body).not.toMatch(/"(scoring|key|points|tags|objective)"/);
    expect(JSON.stringify(knowledgeTest)).toMatch(/"scoring"/);
  });

  it.each<[string, () => Promise<string>]>([
    ['unknown', async () => 'A'.repeat(43)],
    ['expired', async () => (await makeLink({}, { expiresInDays: -1 })).token],
    ['of a closed wave', async () => (await makeLink({ state: 'closed' })).token],
    [
      'past the window though nobody has closed it yet',
      async () => (await makeLink({ opensInDays: -9, closesInDays: -1 })).token,
    ],
    ['of a cancelled wave', async () => (await makeLink({ state: 'cancelled' })).token],
    ['of somebody who is not asked', async () => (await makeLink({}, { answerState: 'ineligible' })).token],
    [
      'of a cancelled activity',
      async () => {
        // Only what has not ended can still be cancelled.
        const link = await makeLink({}, {}, 'running');
        await database.owner.query(`UPDATE activity SET status = 'cancelled' WHERE id = $1`, [
          link.activityId,
        ]);
        return link.token;
      },
    ],
    [
      'of a withdrawn person',
      async () => {
        const link = await makeLink();
        await database.owner.query(`UPDATE enrolment SET status = 'withdrawn' WHERE id = $1`, [
          link.enrolmentId,
        ]);
        return link.token;
      },
    ],
    [
      'revoked',
      async () => {
        const link = await makeLink();
        await database.owner.query(
          'UPDATE invitation SET link_hash = NULL, link_nonce = NULL WHERE id = $1',
          [link.id],
        );
        return link.token;
      },
    ],
  ])('a link that is %s answers the same 410 to every act', async (_what, make) => {
    const token = await make();
    const bodies = new Set<string>();
    for (const reply of [
      await open(token),
      await draft(token, {}, 0),
      await submit(token, { APP: { codes: ['yes'] } }),
      await refuse(token),
    ]) {
      expect(reply.status).toBe(410);
      bodies.add(JSON.stringify({ ...reply.body, requestId: null }));
    }
    expect([...bodies]).toEqual([
      JSON.stringify({
        type: '/problems/link.unusable',
        title: 'Link: unusable',
        status: 410,
        code: 'link.unusable',
        key: 'problem.link.unusable',
        requestId: null,
      }),
    ]);
  });

  it('follows the business clock, not the bare one', async () => {
    const link = await makeLink({ opensInDays: -1, closesInDays: 20 });
    const early = await makeLink({ opensInDays: 5, closesInDays: 20 });
    await open(link.token).expect(200);
    expect((await open(early.token).expect(409)).body.code).toBe('wave.not-open');
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '10 days'`);
    await open(early.token).expect(200);
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '25 days'`);
    await open(link.token).expect(410);
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '0'`);
  });

  it('refuses a token that cannot be one, with 400', async () => {
    const reply = await api.anonymous().post('/api/respond/open', { token: 'short' }).expect(400);
    expect(reply.body.faults[0].field).toBe('body.token');
  });
});

describe('a draft', () => {
  it('is kept as written, comes back on another device, and counts up', async () => {
    const link = await makeLink();
    const written: Answers = { APP: { codes: ['nonsense'] }, HOW: { text: 'half a sen' } };
    expect((await draft(link.token, written, 0).expect(200)).body.revision).toBe(1);
    expect((await open(link.token).expect(200)).body).toMatchObject({
      answers: written,
      revision: 1,
      locale: 'fr',
    });
    expect(await stateOf(link.id)).toBe('started');
  });

  it('of an older tab is refused and loses nothing', async () => {
    const link = await makeLink();
    await draft(link.token, { HOW: { text: 'first tab' } }, 0).expect(200);
    const stale = await draft(link.token, { HOW: { text: 'second tab' } }, 0).expect(409);
    expect(stale.body).toMatchObject({ code: 'response.revision-stale', params: { revision: 1 } });
    expect((await open(link.token)).body.answers).toEqual({ HOW: { text: 'first tab' } });
  });

  it('sent again after a lost answer is no second tab', async () => {
    const link = await makeLink();
    const same: Answers = { HOW: { text: 'once' }, REC: { number: 4 } };
    await draft(link.token, same, 0).expect(200);
    for (let n = 0; n < 3; n += 1)
      expect((await draft(link.token, same, 0).expect(200)).body.revision).toBe(1);
  });

  it('of two tabs at once: one is kept, the other told', async () => {
    const link = await makeLink();
    const replies = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => draft(link.token, { HOW: { text } }, 0)),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect(await responsesOf(link.waveId)).toHaveLength(1);
  });
});

describe('submitting', () => {
  it('writes response, answers, state and event, and freezes the version', async () => {
    const link = await makeLink();
    await draft(link.token, { HOW: { text: 'draft' } }, 0).expect(200);
    const reply = await submit(link.token, {
      APP: { codes: ['yes'] },
      HOW: { text: 'Every week' },
      REC: { number: 9 },
    }).expect(200);
    expect(reply.body).toMatchObject({
      score: null,
      receipt: expect.stringMatching(/^[0-9A-F]{4}(-[0-9A-F]{4}){2}$/),
    });
    const [response] = await responsesOf(link.waveId);
    expect(response).toMatchObject({
      state: 'submitted',
      completeness: 'complete',
      draft: null,
      locale: 'fr',
      invitation_id: link.id,
    });
    expect(await answersOf(link.waveId)).toEqual([
      { code: 'APP', value: 'yes' },
      { code: 'HOW', value: 'Every week' },
      { code: 'REC', value: '9' },
    ]);
    expect(await stateOf(link.id)).toBe('submitted');
    const events = await database.owner.query(
      `SELECT payload FROM outbox WHERE event = 'response.submitted' AND payload->>'waveId' = $1`,
      [link.waveId],
    );
    expect(events).toEqual([{ payload: { responseId: response?.id, waveId: link.waveId } }]);
    const [version] = await database.owner.query('SELECT state FROM instrument_version WHERE id = $1', [
      versionId,
    ]);
    expect(version.state).toBe('frozen');
  });

  it('drops an answer to a question that was not asked, and stores a reason as a reason', async () => {
    const link = await makeLink();
    await submit(link.token, {
      APP: { codes: ['dk'] },
      HOW: { text: 'injected' },
      NOPE: { text: 'unknown' },
    }).expect(200);
    expect(await answersOf(link.waveId)).toEqual([{ code: 'APP', value: 'dont_know' }]);
  });

  it('names every item that does not fit, with 422, and writes nothing', async () => {
    const link = await makeLink();
    const reply = await submit(link.token, { REC: { number: 11 } }).expect(422);
    expect(reply.body.code).toBe('response.faults');
    expect(reply.body.faults.map(({ field, key }: { field: string; key: string }) => [field, key])).toEqual([
      ['APP', 'fault.required'],
      ['REC', 'fault.max'],
    ]);
    expect(await responsesOf(link.waveId)).toEqual([]);
    expect(await stateOf(link.id)).toBe('invited');
  });

  it('twice with one client id gives one response and one receipt, also in parallel', async () => {
    const link = await makeLink();
    const clientId = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => submit(link.token, { APP: { codes: ['no'] } }, clientId)),
    );
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body])))).toHaveProperty(
      'size',
      1,
    );
    expect(replies[0]?.status).toBe(200);
    expect(await responsesOf(link.waveId)).toHaveLength(1);
    expect(await answersOf(link.waveId)).toHaveLength(1);
    const other = await submit(link.token, { APP: { codes: ['yes'] } }).expect(409);
    expect(other.body.code).toBe('response.already-submitted');
    expect(await answersOf(link.waveId)).toEqual([{ code: 'APP', value: 'no' }]);
  });

  it('ends drafts and refusals, and shows no answer any more', async () => {
    const link = await makeLink();
    await submit(link.token, { APP: { codes: ['no'] } }).expect(200);
    expect((await open(link.token).expect(200)).body).toMatchObject({
      state: 'submitted',
      answers: {},
      submittedAt: expect.any(String),
    });
    await draft(link.token, {}, 0).expect(409);
    await refuse(link.token).expect(409);
    expect(await stateOf(link.id)).toBe('submitted');
  });

  it('scores a knowledge test and gives the same score again', async () => {
    const { versionId: test } = await makeInstrument(database.owner, knowledgeTest);
    const link = await makeLink({ versionId: test, kind: 'post_test' });
    const clientId = randomUUID();
    const right: Answers = Object.fromEntries(
      knowledgeTest.pages.flatMap(({ items }) =>
        items.flatMap((item) =>
          'scoring' in item && item.scoring && 'key' in item.scoring
            ? [[item.code, { codes: item.scoring.key }]]
            : [],
        ),
      ),
    );
    const first = await submit(link.token, right, clientId).expect(200);
    expect(first.body.score.points).toBe(first.body.score.max);
    expect(first.body.score.points).toBeGreaterThan(0);
    expect((await submit(link.token, {}, clientId).expect(200)).body).toEqual(first.body);
  });

  it('takes the shipped ex-post form as it stands', async () => {
    const { versionId: shipped } = await makeInstrument(database.owner, exPostParticipant);
    const link = await makeLink({ versionId: shipped });
    const reply = await submit(link.token, {}).expect(422);
    expect(reply.body.faults[0]).toMatchObject({ key: 'fault.required' });
  });
});

describe('declining', () => {
  it('is noted once, drops the draft, and may be thought over', async () => {
    const link = await makeLink();
    await draft(link.token, { HOW: { text: 'half' } }, 0).expect(200);
    await refuse(link.token).expect(204);
    await refuse(link.token).expect(204);
    expect(await stateOf(link.id)).toBe('refused');
    expect(await responsesOf(link.waveId)).toEqual([]);
    expect((await open(link.token).expect(200)).body.state).toBe('refused');
    expect(await stateOf(link.id)).toBe('refused');
    await submit(link.token, { APP: { codes: ['no'] } }).expect(200);
    expect(await stateOf(link.id)).toBe('submitted');
  });
});
