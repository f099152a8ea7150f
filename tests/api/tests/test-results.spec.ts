import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knowledgeTestsApi, type TestResult } from '@traccia/contracts';
import { inTransaction, ResponseRepository } from '@traccia/persistence';
import { type InstrumentDefinition, scoreResponse, toAnswerRows } from '@traccia/survey';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makePerson,
  makeStaff,
  makeWave,
} from '../../support/factories.js';
import { answersWith, timedTest } from '../../support/test-factories.js';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const publish = async (definition: InstrumentDefinition) => ({
  definition,
  ...(await makeInstrument(database.owner, definition)),
});
type Version = Awaited<ReturnType<typeof publish>>;

/** One activity whose test was answered with so many right, before and after, by the same people. */
async function makeEdition(
  version: Version,
  rights: { pre?: number[]; post?: number[] },
  shape: { state?: 'open' | 'closed'; rest?: string } = {},
) {
  const activityId = await makeActivity(database.owner);
  const enrolmentIds: string[] = [];
  for (const [kind, list] of [
    ['pre_test', rights.pre],
    ['post_test', rights.post],
  ] as const) {
    if (!list) continue;
    const waveId = await makeWave(database.owner, {
      activityId,
      versionId: version.versionId,
      kind,
      state: shape.state ?? 'closed',
    });
    for (const [index, right] of list.entries()) {
      const enrolmentId = (enrolmentIds[index] ??= await makeEnrolment(database.owner, { activityId }));
      const invitation = await makeInvitation(database.owner, {
        waveId,
        enrolmentId,
        answerState: 'submitted',
      });
      const answers = answersWith(right, shape.rest);
      const score = scoreResponse(version.definition, answers);
      await inTransaction(database.owner, async (tx) =>
        new ResponseRepository(tx).submit({
          invitationId: invitation.id,
          answerState: 'submitted',
          instrumentVersionId: version.versionId,
          clientId: randomUUID(),
          locale: 'en',
          completeness: 'complete',
          score,
          answers: toAnswerRows(version.definition, answers),
        }),
      );
    }
  }
  return { activityId, enrolmentIds };
}
async function resultsOf(activityId: string): Promise<TestResult[]> {
  const trainer = await makeStaff(database.owner, 'trainer');
  await database.owner.query(
    `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'lead_trainer')`,
    [activityId, trainer],
  );
  const client = await api.signedIn(trainer);
  const answer = await client.call(knowledgeTestsApi.results, { params: { id: activityId } }).expect(200);
  return answer.body.tests;
}
const itemOf = (test: TestResult | undefined, code: string) => test?.items.find((item) => item.code === code);
const tenPeople = [0, 1, 2, 2, 3, 3, 4, 4, 5, 6];

describe('what a test says of its questions', () => {
  it('gives share right before and after, what is not known, discrimination, and objectives', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const { activityId } = await makeEdition(
      version,
      { pre: tenPeople, post: tenPeople.map((n) => Math.min(6, n + 2)) },
      { rest: 'dk' },
    );
    const [test] = await resultsOf(activityId);
    expect(test?.waves).toMatchObject([
      { kind: 'pre_test', state: 'closed', sat: 10 },
      { kind: 'post_test', state: 'closed', sat: 10 },
    ]);
    // before: nine of ten have Q1 right, one has Q6; who has not, has said so
    expect(itemOf(test, 'Q1')?.own.pre).toMatchObject({
      n: 10,
      right: 9,
      difficulty: 0.9,
      dontKnow: 1,
      hidden: null,
    });
    expect(itemOf(test, 'Q6')?.own.pre).toMatchObject({ right: 1, difficulty: 0.1, dontKnow: 9 });
    expect(itemOf(test, 'Q1')?.own.post).toMatchObject({ right: 10, difficulty: 1, discrimination: null });
    expect(itemOf(test, 'Q3')?.own.pre?.discrimination).toBeGreaterThan(0.5);
    // law = Q1…Q3: 9 + 8 + 6 of 30; dialogue = Q4…Q6: 4 + 2 + 1 of 30
    expect(test?.objectives).toMatchObject([
      { code: 'law', items: 3, pre: 23 / 30 },
      { code: 'dialogue', items: 3, pre: 7 / 30 },
    ]);
    expect(test?.items[0]?.pooled).toBeNull();
    expect(JSON.stringify(test)).not.toMatch(/enrolment|person|response/i);
  });

  it('shows nothing of fewer than five, counts of fewer than ten, and nobody where all answered alike', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const small = await makeEdition(version, { pre: [1, 2, 3, 4] });
    expect(itemOf((await resultsOf(small.activityId))[0], 'Q1')?.own.pre).toMatchObject({
      right: null,
      difficulty: null,
      hidden: 'below_threshold',
    });
    const six = await makeEdition(version, { pre: [1, 2, 3, 4, 5, 5] });
    const [test] = await resultsOf(six.activityId);
    expect(itemOf(test, 'Q2')?.own.pre).toMatchObject({ n: 6, right: 5, difficulty: null, hidden: null });
    expect(itemOf(test, 'Q1')?.own.pre).toMatchObject({ right: null, hidden: 'all_alike' });
    expect(itemOf(test, 'Q6')?.own.pre).toMatchObject({ right: null, hidden: 'all_alike' });
    expect(test?.objectives[0]).toMatchObject({ pre: null });
  });

  it('pools editions where one is small, but never one that a difference would show', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const own = await makeEdition(version, { pre: tenPeople });
    expect(itemOf((await resultsOf(own.activityId))[0], 'Q1')?.pooled).toBeNull();
    await makeEdition(version, { pre: [6, 6, 6] });
    expect(itemOf((await resultsOf(own.activityId))[0], 'Q1')?.pooled).toBeNull();
    await makeEdition(version, { pre: tenPeople });
    const [test] = await resultsOf(own.activityId);
    expect(test?.editions).toBe(2);
    expect(itemOf(test, 'Q1')?.pooled?.pre).toMatchObject({ n: 20, right: 18 });
  });

  /** What somebody has who takes away from a pool all editions that are shown by themselves. */
  const remainder = (test: TestResult | undefined, code: string, shown: readonly TestResult[]) => {
    const pooled = itemOf(test, code)?.pooled?.pre;
    if (pooled?.right == null) return null;
    const own = shown
      .flatMap((one) => itemOf(one, code)?.own.pre ?? [])
      .filter(({ right }) => right !== null);
    return {
      n: pooled.n - own.reduce((total, { n }) => total + n, 0),
      right: pooled.right - own.reduce((total, { right }) => total + (right ?? 0), 0),
    };
  };
  const attack = async (editions: readonly { activityId: string }[], code: string) => {
    const tests = (await Promise.all(editions.map(async ({ activityId }) => resultsOf(activityId)))).flat();
    return tests.map((test) => remainder(test, code, tests));
  };

  it('gives nobody a hidden edition who takes the shown ones away from the pool', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    // Six who all know Q1, beside ten of whom nine do: 15 of 16 − 9 of 10 = 6 of 6.
    const editions = [
      await makeEdition(version, { pre: tenPeople }),
      await makeEdition(version, { pre: [1, 2, 3, 4, 5, 5] }),
    ];
    expect(await attack(editions, 'Q1')).toEqual([null, null]);
    // Of Q2 both are shown by themselves, and nothing remains.
    expect(await attack(editions, 'Q2')).toEqual([
      { n: 0, right: 0 },
      { n: 0, right: 0 },
    ]);
    const [test] = await resultsOf(editions[0]?.activityId ?? '');
    expect(itemOf(test, 'Q1')?.pooled?.pre).toMatchObject({ n: 16, right: null, hidden: 'all_alike' });
  });

  it('gives nobody tiny editions that are alike together, nor one that came after the others were shown', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const large = await makeEdition(version, { pre: tenPeople });
    const tiny = [
      await makeEdition(version, { pre: [2, 3, 3] }),
      await makeEdition(version, { pre: [4, 1, 2] }),
    ];
    // Q1: six of six; Q2: five of six.
    expect(await attack([large, ...tiny], 'Q1')).toEqual([null, null, null]);
    expect(await attack([large, ...tiny], 'Q2')).toContainEqual({ n: 6, right: 5 });
    await makeEdition(version, { pre: [6] });
    // 17 − 16 would be the answers of one person.
    expect(await attack([large, ...tiny], 'Q2')).toContainEqual({ n: 6, right: 5 });
  });

  it('does not pool a question that a later version asks otherwise', async () => {
    const code = `t-${randomUUID()}`;
    const old = await publish(timedTest(code));
    await makeEdition(old, { pre: tenPeople });
    const next = await publish(timedTest(code, { title: { en: 'Anew' }, breaks: ['Q1'] }));
    await database.owner.query(`UPDATE item SET pool = 2 WHERE instrument_version_id = $1 AND code = 'Q1'`, [
      next.versionId,
    ]);
    const own = await makeEdition(next, { pre: tenPeople });
    const [test] = await resultsOf(own.activityId);
    expect(itemOf(test, 'Q1')?.pooled?.pre).toMatchObject({ n: 10 });
    expect(itemOf(test, 'Q2')?.pooled?.pre).toMatchObject({ n: 20 });
  });

  it('waits for the end of a test', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const { activityId } = await makeEdition(version, { pre: tenPeople }, { state: 'open' });
    const [test] = await resultsOf(activityId);
    expect(test?.waves).toMatchObject([{ state: 'open', sat: 10 }]);
    expect(test?.items.every(({ own }) => own.pre === null && own.post === null)).toBe(true);
  });

  it('of an activity without tests is an empty list; focal points are not asked in', async () => {
    const activityId = await makeActivity(database.owner);
    expect(await resultsOf(activityId)).toEqual([]);
    const focal = await api.signedIn(await makeStaff(database.owner, 'focal_point'));
    await focal.call(knowledgeTestsApi.results, { params: { id: activityId } }).expect(403);
  });
});

describe('own progress', () => {
  const mine = async (enrolmentId: string) => {
    const [{ person_id: personId }] = await database.owner.query(
      'SELECT person_id FROM enrolment WHERE id = $1',
      [enrolmentId],
    );
    const client = await api.signedIn(personId);
    return (await client.call(knowledgeTestsApi.mine, { params: { id: enrolmentId } }).expect(200)).body
      .tests;
  };

  it('shows one’s points before and after by objective, also while the wave is open', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const { enrolmentIds } = await makeEdition(version, { pre: [2, 0], post: [5, 0] }, { state: 'open' });
    expect(await mine(enrolmentIds[0] ?? '')).toMatchObject([
      {
        pre: { score: { points: 2, max: 6 } },
        post: { score: { points: 5, max: 6 } },
        objectives: [
          { code: 'law', pre: { points: 2, max: 3 }, post: { points: 3, max: 3 } },
          { code: 'dialogue', pre: { points: 0, max: 3 }, post: { points: 2, max: 3 } },
        ],
        waiting: false,
      },
    ]);
  });

  it('keeps the points before to itself until the test after, unless the test shows them', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const hidden = await makeEdition(version, { pre: [2] });
    expect(await mine(hidden.enrolmentIds[0] ?? '')).toMatchObject([
      { pre: { score: null }, objectives: [], waiting: true },
    ]);
    const telling = await publish(timedTest(`t-${randomUUID()}`, { test: { reveal: 'score' } }));
    const shown = await makeEdition(telling, { pre: [2] });
    expect(await mine(shown.enrolmentIds[0] ?? '')).toMatchObject([
      { pre: { score: { points: 2 } }, waiting: false },
    ]);
  });

  it('tells what was right after the last test where it says so, and to nobody while anybody still sits it', async () => {
    const { owner } = database;
    const version = await publish(timedTest(`t-${randomUUID()}`, { test: { reveal: 'answers' } }));
    const edition = await makeEdition(version, { pre: [2], post: [5] }, { state: 'open' });
    const [enrolmentId = ''] = edition.enrolmentIds;
    const answersOf = async () => (await mine(enrolmentId))[0].answers;
    const close = () =>
      owner.query(`UPDATE wave SET state = 'closed' WHERE activity_id = $1`, [edition.activityId]);
    expect(await answersOf()).toBeNull();
    await close();
    const shown = await answersOf();
    expect(shown).toHaveLength(6);
    expect(shown[0]).toMatchObject({ right: [{ en: 'Choice a' }], own: [{ en: 'Choice a' }] });
    expect(shown[5]).toMatchObject({ right: [{ en: 'Choice a' }], own: [{ en: 'Choice b' }] });
    // Another cohort sits down to the same questions.
    const others = await makeEdition(version, { post: [1] }, { state: 'open' });
    expect(await answersOf()).toBeNull();
    await owner.query(`UPDATE wave SET state = 'closed' WHERE activity_id = $1`, [others.activityId]);
    expect(await answersOf()).toHaveLength(6);
    await makeWave(owner, {
      activityId: edition.activityId,
      versionId: version.versionId,
      kind: 'post_test',
      state: 'planned',
    });
    expect(await answersOf()).toBeNull();
  });

  it('does not tell what was right after a test that shows points only, nor after one before the course', async () => {
    for (const [reveal, shape] of [
      ['score', { post: [3] }],
      ['answers', { pre: [3] }],
    ] as const) {
      const version = await publish(timedTest(`t-${randomUUID()}`, { test: { reveal } }));
      const { enrolmentIds } = await makeEdition(version, { ...shape } as never);
      expect((await mine(enrolmentIds[0] ?? ''))[0].answers).toBeNull();
    }
  });

  it('is nobody else’s', async () => {
    const version = await publish(timedTest(`t-${randomUUID()}`));
    const { enrolmentIds } = await makeEdition(version, { pre: [2] });
    for (const personId of [
      await makePerson(database.owner),
      await makeStaff(database.owner, 'administrator'),
    ]) {
      const client = await api.signedIn(personId);
      await client.call(knowledgeTestsApi.mine, { params: { id: enrolmentIds[0] ?? '' } }).expect(404);
    }
  });
});
