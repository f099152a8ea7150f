import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  applicationsApi,
  enrolmentsApi,
  frameworkApi,
  fundingApi,
  offersApi,
  selectionApi,
} from '@traccia/contracts';
import { panelScore } from '@traccia/training';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeEnrolment, makePerson, makeStaff } from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';
import { makeApplicants, makeSelective, openOfferOf, seatsOf, type Applicant } from './selection-world.js';

let database: TestDatabase;
let api: TestApi;
let manager: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Without the frame of the transaction and what every request costs. */
const count = async (act: () => Promise<unknown>) =>
  (await statementsOf(act)).filter(
    (text) =>
      !/^(START TRANSACTION|BEGIN|COMMIT|SAVEPOINT|RELEASE)|sign_in_session|rate_limit_window/.test(text),
  ).length;
type Four = [Applicant, Applicant, Applicant, Applicant];
/** As many as asked; the type names four, so that a test need not doubt each. */
const some = async (id: string, amount: number, shape = {}) =>
  (await makeApplicants(database.owner, id, amount, shape)) as Four;
const stateOf = async (id: string): Promise<string> =>
  (await database.owner.query('SELECT state FROM application WHERE id = $1', [id]))[0]?.state;
const eventsOf = async (event: string) =>
  database.owner.query('SELECT payload FROM outbox WHERE event = $1', [event]);

describe('the board', () => {
  it('paints 500 applicants with three statements and reads each page once', async () => {
    const id = await makeSelective(database.owner, { capacity: 25 });
    await makeApplicants(database.owner, id, 500);
    const params = { id };
    let head: { facts: unknown[] } = { facts: [] };
    let next = '';
    const first = await count(async () => {
      head = (await manager.call(selectionApi.head, { params }).expect(200)).body;
      const page = await manager.call(selectionApi.board, { params }).expect(200);
      expect(page.body).toMatchObject({ total: 500 });
      expect(page.body.rows).toHaveLength(100);
      next = page.body.next;
    });
    expect(first).toBeLessThanOrEqual(3);
    expect(head.facts).toHaveLength(500);
    const query = { after: next };
    const later = await count(async () => manager.call(selectionApi.board, { params, query }).expect(200));
    expect(later).toBe(1);
  }, 60_000);

  it('ranks by the panel as the pure rule does, finds and filters', async () => {
    const id = await makeSelective(database.owner);
    const [a, b, c] = await some(id, 3);
    const set = await manager
      .call(selectionApi.setCriteria, {
        params: { id },
        body: {
          criteria: [
            { title: 'Need', weight: 3 },
            { title: 'Reach', weight: 1 },
          ],
        },
      })
      .expect(200);
    const criteria: { id: string; weight: number }[] = set.body.criteria;
    const other = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const give = async (client: Client, applicant: string, scores: number[]) =>
      client.call(selectionApi.score, {
        params: { id: applicant },
        body: { scores: scores.map((score, n) => ({ criterionId: criteria[n]?.id ?? '', score })) },
      });
    await give(manager, b.id, [5, 2]);
    await give(other, b.id, [4]);
    await give(manager, c.id, [2, 5]);
    const page = await manager.call(selectionApi.board, { params: { id } }).expect(200);
    expect(page.body.rows.map((row: { id: string }) => row.id)).toEqual([b.id, c.id, a.id]);
    const [need, reach] = criteria as [{ id: string; weight: number }, { id: string; weight: number }];
    const expected = panelScore(criteria, [
      { criterionId: need.id, memberId: 'x', score: 5 },
      { criterionId: reach.id, memberId: 'x', score: 2 },
      { criterionId: need.id, memberId: 'y', score: 4 },
    ]);
    expect(page.body.rows[0].score).toBeCloseTo(expected.mean ?? 0);
    expect(page.body.rows[0].scoredBy).toBe(2);
    const strict = await manager.call(selectionApi.board, { params: { id }, query: { minScore: 4 } });
    expect(strict.body.rows).toHaveLength(1);
    const found = await manager.call(selectionApi.board, { params: { id }, query: { search: 'Name 0002' } });
    expect(found.body.rows.map((row: { id: string }) => row.id)).toEqual([c.id]);
  });

  it('takes no score of a member with a conflict of interest, and drops those given', async () => {
    const id = await makeSelective(database.owner);
    const [a] = await some(id, 1);
    const params = { id: a.id };
    const { body } = await manager.call(selectionApi.setCriteria, {
      params: { id },
      body: { criteria: [{ title: 'Need', weight: 1 }] },
    });
    const scores = { scores: [{ criterionId: body.criteria[0].id, score: 5 }] };
    await manager.call(selectionApi.score, { params, body: scores }).expect(200);
    const after = await manager
      .call(selectionApi.declareConflict, { params, body: { reason: 'We share an office.' } })
      .expect(200);
    expect(after.body).toMatchObject({ ownConflict: true, score: null, conflicts: 1, ownScores: {} });
    const refused = await manager.call(selectionApi.score, { params, body: scores }).expect(409);
    expect(refused.body.code).toBe('selection.conflict-declared');
  });
});

describe('decisions and letters', () => {
  it('tell nobody before the letters leave, promise no more than there is, and keep reasons', async () => {
    const id = await makeSelective(database.owner, { capacity: 2 });
    const params = { id };
    const [a, b, c, d] = await some(id, 4);
    const decide = (decision: 'offer' | 'reserve' | 'decline', ids: string[], reason?: string) =>
      manager.call(selectionApi.decide, {
        params,
        body: { decision, applicationIds: ids, reason: reason ?? null },
      });
    const tooMany = await decide('offer', [a.id, b.id, c.id]).expect(409);
    expect(tooMany.body).toMatchObject({ code: 'selection.too-many', params: { free: 2 } });
    await decide('decline', [d.id]).expect(400);
    await decide('offer', [a.id, b.id]).expect(200);
    await decide('reserve', [c.id]).expect(200);
    await decide('decline', [d.id], 'Not yet three years in the field.').expect(200);
    expect(await stateOf(a.id)).toBe('selected');
    expect((await seatsOf(database.owner, id)).open).toBe(0);
    const preview = await manager.call(selectionApi.previewLetters, { params }).expect(200);
    expect(preview.body.decisions).toBe(4);
    expect(
      preview.body.letters.map((letter: { kind: string; count: number }) => [letter.kind, letter.count]),
    ).toEqual([
      ['declined', 1],
      ['offer', 2],
      ['reserve', 1],
    ]);
    await manager.call(selectionApi.sendLetters, { params, body: { decisions: 3 } }).expect(409);
    const before = (await eventsOf('selection.told')).length;
    const sent = await manager.call(selectionApi.sendLetters, { params, body: { decisions: 4 } }).expect(200);
    expect(sent.body).toEqual({ sent: 4, offers: 2 });
    expect((await eventsOf('selection.told')).length).toBe(before + 1);
    expect(await seatsOf(database.owner, id)).toEqual({ enrolled: 0, offers: 2, open: 2, taken: 0 });
    expect(await stateOf(a.id)).toBe('offered');
    const detail = await manager.call(selectionApi.applicant, { params: { id: d.id } }).expect(200);
    expect(detail.body.history[0]).toMatchObject({
      decision: 'decline',
      reason: 'Not yet three years in the field.',
    });
  });
});

describe('an offer', () => {
  const offered = async (capacity: number, reserve: number) => {
    const id = await makeSelective(database.owner, { capacity });
    const people = await some(id, capacity + reserve);
    const ids = people.map((one) => one.id);
    const body = { reason: null };
    const decide = (decision: 'offer' | 'reserve', applicationIds: string[]) =>
      manager.call(selectionApi.decide, { params: { id }, body: { ...body, decision, applicationIds } });
    await decide('offer', ids.slice(0, capacity)).expect(200);
    await decide('reserve', ids.slice(capacity)).expect(200);
    await manager
      .call(selectionApi.sendLetters, { params: { id }, body: { decisions: ids.length } })
      .expect(200);
    return { id, people };
  };

  it('is accepted once into a place, refused to the first of the reserve, and nobody else sees it', async () => {
    const { id, people } = await offered(2, 2);
    const [first, second, third] = people;
    const taker = await api.signedIn(first.personId);
    const mine = await taker.call(offersApi.mine).expect(200);
    expect(mine.body.rows).toMatchObject([{ activityId: id, state: 'open' }]);
    const params = { id: await openOfferOf(database.owner, first.id) };
    const stranger = await api.signedIn(third.personId);
    await stranger.call(offersApi.accept, { params }).expect(404);
    const taken = await taker.call(offersApi.accept, { params }).expect(200);
    // A second press, or another window that was still open, finds the place taken by the same person.
    const again = await taker.call(offersApi.accept, { params }).expect(200);
    expect(again.body).toEqual(taken.body);
    const late = await taker.call(offersApi.refuse, { params, body: { reason: null } }).expect(409);
    expect(late.body.code).toBe('offer.over');
    expect(await stateOf(first.id)).toBe('enrolled');
    expect(await seatsOf(database.owner, id)).toEqual({ enrolled: 1, offers: 1, open: 1, taken: 1 });
    const refuser = await api.signedIn(second.personId);
    const refusal = { params: { id: await openOfferOf(database.owner, second.id) } };
    await refuser.call(offersApi.refuse, { ...refusal, body: { reason: 'No release' } }).expect(200);
    expect(await stateOf(second.id)).toBe('offer_refused');
    expect(await stateOf(third.id)).toBe('offered');
    expect(await seatsOf(database.owner, id)).toEqual({ enrolled: 1, offers: 1, open: 1, taken: 1 });
  });

  it('of somebody who steps back altogether goes to the reserve', async () => {
    const { id, people } = await offered(1, 1);
    const [first, second] = people;
    const client = await api.signedIn(first.personId);
    await client.call(applicationsApi.withdraw, { params: { id: first.id } }).expect(200);
    expect(await stateOf(first.id)).toBe('withdrawn');
    expect(await stateOf(second.id)).toBe('offered');
    expect(await seatsOf(database.owner, id)).toEqual({ enrolled: 0, offers: 1, open: 1, taken: 0 });
  });

  it('holds its place against direct registration, and a place given back goes to the reserve with a charge', async () => {
    const { id, people } = await offered(1, 1);
    // The way in is changed after the letters: whoever registers now finds the place promised.
    await database.owner.query(`UPDATE activity SET admission_mode = 'direct_registration' WHERE id = $1`, [
      id,
    ]);
    const walkIn = await api.signedIn((await some(id, 1))[0].personId);
    const waiting = await walkIn.call(enrolmentsApi.create, { body: { activityId: id } }).expect(201);
    expect(waiting.body.status).toBe('waiting');
    await walkIn.call(enrolmentsApi.withdraw, { params: { id: waiting.body.id } }).expect(200);
    const [first, second] = people;
    await database.owner.query(
      `INSERT INTO activity_price (activity_id, cost_item, amount_cents, currency) VALUES ($1, 'tuition', 90000, 'EUR')`,
      [id],
    );
    const taker = await api.signedIn(first.personId);
    const offer = { params: { id: await openOfferOf(database.owner, first.id) } };
    await taker.call(offersApi.accept, offer).expect(200);
    const [enrolment] = (await taker.call(enrolmentsApi.mine).expect(200)).body.rows;
    const terms = await taker.call(offersApi.withdrawalTerms, { params: { id: enrolment.id } }).expect(200);
    expect(terms.body).toMatchObject({ percent: 0, amountCents: 0, currency: 'EUR' });
    await taker.call(enrolmentsApi.withdraw, { params: { id: enrolment.id } }).expect(200);
    expect(await stateOf(second.id)).toBe('offered');
    expect(await stateOf(first.id)).toBe('withdrawn');
    const charges = await database.owner.query(
      'SELECT percent, amount_cents FROM withdrawal_charge WHERE enrolment_id = $1',
      [enrolment.id],
    );
    expect(charges).toEqual([{ percent: 0, amount_cents: '0' }]);
  });

  it('is never promised beyond capacity by the database itself', async () => {
    const { id, people } = await offered(1, 1);
    await expect(
      database.owner.query(
        `WITH d AS (SELECT id, application_id FROM selection_decision WHERE application_id = $2)
         INSERT INTO offer (activity_id, application_id, decision_id, expires_at)
         SELECT $1, d.application_id, d.id, clock_timestamp() + interval '1 day' FROM d`,
        [id, people[1].id],
      ),
    ).rejects.toThrow('activity_never_promised');
  });
});

describe('funding', () => {
  it('says who pays and what breaks the fellowship rule', async () => {
    const id = await makeSelective(database.owner);
    const [a] = await some(id, 1, { countryCode: 'IT' });
    await manager
      .call(offersApi.setRules, {
        params: { id },
        body: {
          cancellationBands: [{ daysBefore: 0, percent: 100 }],
          fellowshipRule: { mostPercent: 50, onlyAidRecipients: true, travelExcluded: true },
          logisticsKeepDays: 30,
          version: 0,
        },
      })
      .expect(200);
    const line = { currency: 'EUR', payerOrganizationId: null, fundingAgreementId: null };
    const lines = [
      { ...line, costItem: 'tuition' as const, amountCents: 80_000, payer: 'centre' as const },
      { ...line, costItem: 'subsistence' as const, amountCents: 20_000, payer: 'person' as const },
    ];
    const set = await manager
      .call(fundingApi.setOfApplication, { params: { id: a.id }, body: { lines } })
      .expect(200);
    expect(set.body.breaches).toEqual([
      { kind: 'too-much', percent: 80, mostPercent: 50 },
      { kind: 'not-an-aid-recipient' },
    ]);
    const list = await manager.call(fundingApi.list, { params: { id } }).expect(200);
    expect(list.body.totals).toContainEqual({
      costItem: 'tuition',
      payer: 'centre',
      currency: 'EUR',
      amountCents: 80_000,
    });
  });

  it('is said of somebody enrolled without an application, under an agreement, and never twice', async () => {
    const { owner } = database;
    const id = await makeSelective(owner);
    const personId = await makePerson(owner, { countryCode: 'IT' });
    const enrolmentId = await makeEnrolment(owner, { activityId: id, personId });
    const [agreement] = await owner.query(
      `INSERT INTO funding_agreement (code, kind, title, donor, valid_from)
       VALUES ('TF-2026-7', 'donor_project', '{"en":"Ports programme"}', 'Norway', '2026-01-01') RETURNING id`,
    );
    const line = {
      costItem: 'travel' as const,
      amountCents: 120_000,
      currency: 'EUR',
      payer: 'donor' as const,
      payerOrganizationId: null,
      fundingAgreementId: agreement.id,
    };
    const set = (target: string, lines: (typeof line)[]) =>
      manager.call(fundingApi.setOfEnrolment, { params: { id: target }, body: { lines } });
    const saved = await Promise.all([set(enrolmentId, [line]), set(enrolmentId, [line])]);
    expect(saved.map(({ status }) => status)).toEqual([200, 200]);
    expect(saved[0]?.body).toMatchObject({
      applicationId: null,
      enrolmentId,
      lines: [{ fundingAgreement: { code: 'TF-2026-7', kind: 'donor_project' } }],
    });
    await set(enrolmentId, [{ ...line, fundingAgreementId: randomUUID() }]).expect(400);
    await set(randomUUID(), [line]).expect(404);
    // Who applies afterwards keeps one set of lines, whichever way they were written.
    const [a] = await some(id, 1);
    await owner.query('UPDATE application SET person_id = $2 WHERE id = $1', [a.id, personId]);
    const lines = [{ ...line, amountCents: 90_000 }];
    await manager.call(fundingApi.setOfApplication, { params: { id: a.id }, body: { lines } }).expect(200);
    const stored = await owner.query(
      'SELECT amount_cents::int AS cents FROM funding_line WHERE enrolment_id = $1 OR application_id = $2',
      [enrolmentId, a.id],
    );
    expect(stored).toEqual([{ cents: 90_000 }]);
    const found = await manager.call(frameworkApi.list, {
      query: { family: 'funding_agreements', search: 'norway', kind: 'donor_project' },
    });
    expect(found.body.rows).toMatchObject([{ code: 'TF-2026-7' }]);
    const none = { family: 'funding_agreements' as const, search: 'norway', kind: 'own_funds' as const };
    expect((await manager.call(frameworkApi.list, { query: none })).body.rows).toEqual([]);
  });
});
