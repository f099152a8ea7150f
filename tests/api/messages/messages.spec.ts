import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messagesApi, type MessageRow } from '@traccia/contracts';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { randomUUID } from 'node:crypto';
import { startTestApi, testLinkKeys, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeCourse,
  makeEnrolment,
  makeInvitation,
  makeMessage,
  makePerson,
  makeProgramme,
  makeStaff,
  makeWave,
  publishShipped,
  type MadeInvitation,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let programmeId: string;
let activityId: string;
let personId: string;
let invitation: MadeInvitation;
let survey: string;
let confirmation: string;
let elsewhere: string;
let account: string;
let accountToken: { id: string; token: string };

async function makeAccountMail(): Promise<void> {
  const [id, nonce] = [randomUUID(), newNonce()];
  const token = deriveToken(parseLinkKeys(testLinkKeys), 'sign_in', id, nonce, 1);
  await database.owner.query(
    `INSERT INTO mailed_token (id, purpose, person_id, email, nonce, key_version, token_hash, expires_at)
     VALUES ($1, 'sign_in', $2, 'chief@people.test', $3, 1, $4, clock_timestamp() + interval '1 hour')`,
    [id, personId, nonce, hashToken(token)],
  );
  accountToken = { id, token };
  account = await makeMessage(database.owner, {
    kind: 'person.sign-in-link',
    subjectType: 'mailed_token',
    subjectId: id,
    personId,
  });
  await capture(account, `http://traccia.test/sign-in/link#%%TOKEN:sign_in:${id}%%`);
}

async function capture(messageId: string, text: string): Promise<void> {
  await database.owner.query(
    `INSERT INTO captured_mail (message_id, sender, recipient, subject, html, text, source)
     VALUES ($1, 'Centre <c@x.test>', 'Amina <a@x.test>', 'About you', $2, $3, $3)`,
    [messageId, `<a href="${text}">here</a>`, text],
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  const [version] = [...(await publishShipped(owner)).values()];
  programmeId = await makeProgramme(owner);
  const courseId = await makeCourse(owner, { programmeId });
  activityId = await makeActivity(owner, { courseId, code: 'MSG-1', countryCode: 'IT' });
  personId = await makePerson(owner, { givenName: 'Amina', familyName: 'Tazi', email: 'amina@people.test' });
  const enrolmentId = await makeEnrolment(owner, { activityId, personId });
  const waveId = await makeWave(owner, { activityId, versionId: version?.versionId ?? '' });
  invitation = await makeInvitation(owner, { waveId, enrolmentId });
  confirmation = await makeMessage(owner, { subjectId: enrolmentId, personId, state: 'sent' });
  survey = await makeMessage(owner, {
    kind: 'survey.invitation',
    subjectType: 'invitation',
    subjectId: invitation.id,
    personId,
  });
  const other = await makeEnrolment(owner, { activityId: await makeActivity(owner, { code: 'MSG-2' }) });
  elsewhere = await makeMessage(owner, { subjectId: other, state: 'dead' });
  await makeAccountMail();
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

type Page = { body: { rows: MessageRow[]; next: string | null; total: number | null } };
type Grant = Parameters<typeof makeStaff>;
const clientOf = async (role: Grant[1], scopeType?: Grant[2], scopeId?: Grant[3]) =>
  api.signedIn(await makeStaff(database.owner, role, scopeType, scopeId));
const idsOf = (reply: { body: { rows: MessageRow[] } }) => reply.body.rows.map(({ id }) => id);
const stateOf = async (id: string) =>
  (await database.owner.query('SELECT state, reason FROM message WHERE id = $1', [id]))[0];

describe('the list', () => {
  it('shows every mail newest first, with counts by state', async () => {
    const reply = await (await clientOf('administrator')).call(messagesApi.list).expect(200);
    expect(idsOf(reply)).toEqual([account, elsewhere, survey, confirmation]);
    expect(reply.body).toMatchObject({ total: 4, next: null, counts: { planned: 2, sent: 1, dead: 1 } });
    expect(reply.body.rows[2]).toMatchObject({
      kind: 'survey.invitation',
      recipientName: 'Amina Tazi',
      recipientAddress: 'amina@people.test',
      answerState: 'invited',
      activityCode: 'MSG-1',
      state: 'planned',
    });
    // A mail about an account goes to the address that was given for it.
    expect(reply.body.rows[0]).toMatchObject({ recipientAddress: 'chief@people.test', activityCode: null });
  });

  it('pages by key', async () => {
    const client = await clientOf('administrator');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const reply: Page = await client.call(messagesApi.list, { query: { limit: 1, after } }).expect(200);
      seen.push(...idsOf(reply));
      expect(reply.body.total).toBe(after === undefined ? 4 : null);
      after = reply.body.next ?? undefined;
    } while (after);
    expect(seen).toEqual([account, elsewhere, survey, confirmation]);
  });

  it.each([
    ['state', { state: 'dead' as const }, () => [elsewhere]],
    ['kind', { kind: 'survey.invitation' }, () => [survey]],
    ['a name', { search: 'tazi' }, () => [account, survey, confirmation]],
    ['an address', { search: 'chief@' }, () => [account]],
    ['a wildcard as a character', { search: '%' }, () => []],
  ])('filters by %s', async (_, query, expected) => {
    const reply = await (await clientOf('administrator')).call(messagesApi.list, { query }).expect(200);
    expect(idsOf(reply)).toEqual(expected());
    expect(reply.body.total).toBe(expected().length);
  });

  it('filters by activity', async () => {
    const reply = await (
      await clientOf('administrator')
    )
      .call(messagesApi.list, { query: { activityId } })
      .expect(200);
    expect(idsOf(reply)).toEqual([survey, confirmation]);
  });

  it.each([
    ['programme', (): string => programmeId],
    ['activity', (): string => activityId],
    ['country', (): string => 'IT'],
  ] as const)(
    'shows a manager of a %s only its mail, and no mail about accounts',
    async (scopeType, scopeId) => {
      const reply = await (
        await clientOf('activity_manager', scopeType, scopeId())
      )
        .call(messagesApi.list)
        .expect(200);
      expect(idsOf(reply)).toEqual([survey, confirmation]);
      expect(reply.body.counts).toEqual({ planned: 1, sent: 1 });
    },
  );

  it('needs a session, the permission and sound filters', async () => {
    await api.anonymous().call(messagesApi.list).expect(401);
    await (await clientOf('observer')).call(messagesApi.list).expect(403);
    await (await clientOf('participant')).call(messagesApi.list).expect(403);
    const client = await clientOf('administrator');
    await client.get('/api/messages?state=lost').expect(400);
    await client.get('/api/messages?after=x').expect(400);
  });
});

describe('one mail', () => {
  it('has the links that were derived, and the look is written down', async () => {
    await capture(survey, `http://traccia.test/f#%%TOKEN:link:${invitation.id}%%`);
    const manager = await makeStaff(database.owner, 'activity_manager', 'activity', activityId);
    const client = await api.signedIn(manager);
    const reply = await client.call(messagesApi.get, { params: { id: survey } }).expect(200);
    const link = `http://traccia.test/f#${invitation.token}`;
    expect(reply.body.mail).toMatchObject({ text: link, source: link, html: `<a href="${link}">here</a>` });
    const trail = await database.owner.query(
      'SELECT act, subject_id, detail FROM audit_event WHERE actor_id = $1',
      [manager],
    );
    expect(trail).toEqual([{ act: 'message.read', subject_id: survey, detail: { links: 1 } }]);
    expect(JSON.stringify(trail)).not.toContain(invitation.token);
    const [kept] = await database.owner.query('SELECT text FROM captured_mail WHERE message_id = $1', [
      survey,
    ]);
    expect(kept.text).not.toContain(invitation.token);
  });

  it('is drawn as a document that can neither run nor load anything', async () => {
    const client = await clientOf('administrator');
    const { text, headers } = await client.call(messagesApi.page, { params: { id: survey } }).expect(200);
    expect(text).toMatch(/^<a href=/);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = (headers['content-security-policy'] ?? '').split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    // Without allow-scripts and allow-same-origin: neither code nor our cookies.
    expect(policy).toContain('sandbox');
    expect(policy.join()).not.toContain('script');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['cache-control']).toBe('no-store');
    const missing = await client.call(messagesApi.page, { params: { id: elsewhere } }).expect(404);
    expect(missing.headers['content-type']).toContain('application/problem+json');
    const manager = await clientOf('activity_manager', 'activity', activityId);
    await manager.call(messagesApi.page, { params: { id: elsewhere } }).expect(404);
    await api
      .anonymous()
      .call(messagesApi.page, { params: { id: survey } })
      .expect(401);
  });

  it('opens an account only for those who may change accounts', async () => {
    const params = { id: account };
    const administrator = await (
      await clientOf('administrator')
    )
      .call(messagesApi.get, { params })
      .expect(200);
    expect(administrator.body.mail.text).toContain(accountToken.token);
    const evaluator = await (await clientOf('evaluator')).call(messagesApi.get, { params }).expect(200);
    expect(JSON.stringify(evaluator.body)).not.toContain(accountToken.token);
    expect(evaluator.body.mail.text).toContain('link-withheld');
    await (
      await clientOf('activity_manager', 'activity', activityId)
    )
      .call(messagesApi.get, { params })
      .expect(404);
  });

  it('gives no link of another row that somebody wrote into a name', async () => {
    await capture(
      confirmation,
      `Dear %%TOKEN:link:${invitation.id}%% and %%TOKEN:sign_in:${accountToken.id}%%`,
    );
    const reply = await (
      await clientOf('administrator')
    )
      .call(messagesApi.get, { params: { id: confirmation } })
      .expect(200);
    expect(reply.body.mail.text).toBe('Dear link-withheld and link-withheld');
  });

  it('is not there without a capture, out of scope, or at all', async () => {
    const client = await clientOf('administrator');
    const sent = await client.call(messagesApi.get, { params: { id: elsewhere } }).expect(200);
    expect(sent.body.mail).toBeNull();
    await client.call(messagesApi.get, { params: { id: randomUUID() } }).expect(404);
    await client.get('/api/messages/7').expect(400);
    const manager = await clientOf('activity_manager', 'activity', activityId);
    await manager.call(messagesApi.get, { params: { id: elsewhere } }).expect(404);
    await api
      .anonymous()
      .call(messagesApi.get, { params: { id: survey } })
      .expect(401);
  });
});

describe('retry and give up', () => {
  const make = async (state: string) =>
    makeMessage(database.owner, {
      subjectId: (
        await database.owner.query('SELECT subject_id FROM message WHERE id = $1', [confirmation])
      )[0].subject_id,
      recipient: randomUUID(),
      state,
    });

  it('sends again what is dead or in review, and stops what waits', async () => {
    const administrator = await makeStaff(database.owner, 'administrator');
    const client = await api.signedIn(administrator);
    const dead = await make('dead');
    const again = await client.call(messagesApi.retry, { params: { id: dead } }).expect(200);
    expect(again.body).toMatchObject({ id: dead, state: 'planned', reason: null });
    const stopped = await client.call(messagesApi.giveUp, { params: { id: dead } }).expect(200);
    expect(stopped.body).toMatchObject({ state: 'dead', reason: 'given-up' });
    await client.call(messagesApi.retry, { params: { id: await make('review') } }).expect(200);
    const trail = await database.owner.query(
      'SELECT act, detail FROM audit_event WHERE actor_id = $1 AND subject_id = $2 ORDER BY id',
      [administrator, dead],
    );
    expect(trail).toEqual([
      { act: 'message.retried', detail: { from: 'dead' } },
      { act: 'message.given-up', detail: { from: 'planned' } },
    ]);
  });

  it.each([
    ['retry', 'sent'],
    ['retry', 'planned'],
    ['retry', 'suppressed'],
    ['giveUp', 'sent'],
    ['giveUp', 'dead'],
    ['giveUp', 'cancelled'],
  ] as const)('refuses to %s what is %s', async (act, state) => {
    const id = await make(state);
    const reply = await (
      await clientOf('administrator')
    )
      .call(messagesApi[act], { params: { id } })
      .expect(409);
    expect(reply.body).toMatchObject({ code: 'message.not-retryable', params: { state } });
    expect((await stateOf(id)).state).toBe(state);
  });

  it('is for managers within their scope only', async () => {
    const params = { id: elsewhere };
    await (await clientOf('evaluator')).call(messagesApi.retry, { params }).expect(403);
    await (
      await clientOf('activity_manager', 'activity', activityId)
    )
      .call(messagesApi.retry, { params })
      .expect(404);
    await api.anonymous().call(messagesApi.giveUp, { params }).expect(401);
    expect((await stateOf(elsewhere)).state).toBe('dead');
  });
});
