import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationsApi, filesApi, transfersApi, type Transfer } from '@traccia/contracts';
import { TransferRepository } from '@traccia/persistence';
import { sheetKinds, writeCsv } from '@traccia/training';
import fc from 'fast-check';
import { applyBatch } from '../../apps/worker/src/transfers/apply-batch.js';
import { startTestApi, type Client, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  grantRole,
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makePerson,
  makeStaff,
} from '../support/factories.js';
import { nasty } from '../support/nasty-text.js';
import { startTestWorker } from '../support/worker.js';

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let manager: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  manager = await api.signedIn(await makeStaff(database.owner, 'administrator'));
});
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});

type Kind = Transfer['kind'];
/** Twice, since every job may be handed out twice. */
const run = async (transferId: string) => {
  for (let again = 0; again < 2; again += 1)
    await worker.runner.run({ id: 'test', name: 'transfer.run', data: { deliveryId: 'none', transferId } });
};
const look = async (id: string): Promise<Transfer> =>
  (await manager.call(transfersApi.get, { params: { id } })).body as Transfer;
const check = (kind: Kind, rows: string[][], activityId: string | null = null) =>
  checkBytes(kind, Buffer.from(writeCsv(rows)), activityId, 'csv');
async function checkBytes(
  kind: Kind,
  bytes: Buffer,
  activityId: string | null,
  format: Transfer['format'],
): Promise<Transfer> {
  const query = { purpose: 'import_sheet', name: `sheet.${format}` } as const;
  const file = await manager.call(filesApi.create, { query, bytes });
  const body = { direction: 'import', kind, activityId, fileId: file.body.id, format, filter: {} } as const;
  const made = await manager.call(transfersApi.create, { body });
  expect(made.status).toBe(201);
  await run(made.body.id);
  return look(made.body.id);
}
const exportOf = (kind: Kind, activityId: string | null, filter: Transfer['filter'] = {}) =>
  ({ direction: 'export', kind, activityId, fileId: null, format: 'csv', filter }) as const;
async function writeList(
  kind: Kind,
  activityId: string | null,
  filter: Transfer['filter'] = {},
  format: Transfer['format'] = 'csv',
): Promise<Transfer> {
  const body = { ...exportOf(kind, activityId, filter), format };
  const { body: asked } = await manager.call(transfersApi.create, { body });
  await run(asked.id);
  return look(asked.id);
}
async function take(id: string): Promise<Transfer> {
  expect((await manager.call(transfersApi.confirm, { params: { id } })).status).toBe(200);
  await run(id);
  return look(id);
}
const bytesOf = async (id: string, which: 'failedRows' | 'result'): Promise<Buffer> => {
  const answer = await manager
    .call(transfersApi[which], { params: { id } })
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
  return answer.body as Buffer;
};
const text = async (id: string, which: 'failedRows' | 'result') =>
  (await bytesOf(id, which)).toString('utf8');

/** What the relay would hand out of the events that tell of this activity's people. */
async function tellAll(activityId: string): Promise<void> {
  const events: { payload: object }[] = await database.owner.query(
    `SELECT payload FROM outbox WHERE event = 'enrolments.created' AND EXISTS (SELECT 1 FROM enrolment e
       WHERE e.activity_id = $1 AND payload->'enrolmentIds' ? e.id::text)`,
    [activityId],
  );
  for (const { payload } of events)
    await worker.runner.run({
      id: 't',
      name: 'enrolments.confirm',
      data: { deliveryId: 'none', ...payload },
    });
}

describe('enrolling from a sheet', () => {
  it('says what is wrong with which line, takes the others once, and hands the wrong ones back', async () => {
    const { owner } = database;
    const activityId = await makeActivity(owner, { capacity: 2 });
    const email = `${randomUUID()}@there.test`;
    await makePerson(owner, { email });
    const header = ['email', 'given_name', 'family_name', 'organization'];
    const rows = [
      header,
      [email.toUpperCase(), '', '', ''],
      ['a@new.test', 'Amina', '=Diallo', ''],
      ['b@new.test', 'Binta', 'Sow', ''],
      ['c@new.test', '', '', ''],
      ['d@new.test', 'D', 'D', 'No such body'],
      ['a@new.test', 'Amina', 'Again', ''],
    ];
    const checked = await check('enrolments', rows, activityId);
    expect(checked).toMatchObject({
      state: 'checked',
      rowsTotal: 6,
      rowsFaulty: 3,
      rowsToAdd: 3,
      rowsToChange: 0,
    });
    const { body } = await manager.call(transfersApi.faults, { params: { id: checked.id } });
    expect(body.rows).toEqual([
      {
        line: 5,
        about: 'c@new.test',
        faults: [
          { column: 'given_name', reason: 'needs-name', value: '' },
          { column: 'family_name', reason: 'needs-name', value: '' },
        ],
      },
      {
        line: 6,
        about: 'd@new.test',
        faults: [{ column: 'organization', reason: 'unknown', value: 'No such body' }],
      },
      { line: 7, about: 'a@new.test', faults: [{ column: 'email', reason: 'twice', value: 'a@new.test' }] },
    ]);
    expect(await text(checked.id, 'failedRows')).toContain(
      'd@new.test,D,D,No such body,,,,organization: unknown',
    );
    expect(await take(checked.id)).toMatchObject({ state: 'done', rowsDone: 3, rowsNew: 3 });
    const places = await owner.query(
      'SELECT status, wait_position AS turn FROM enrolment WHERE activity_id = $1 ORDER BY wait_position NULLS FIRST',
      [activityId],
    );
    expect(places.map(({ status }: { status: string }) => status)).toEqual([
      'enrolled',
      'enrolled',
      'waiting',
    ]);
    await tellAll(activityId);
    await tellAll(activityId);
    const mails = await owner.query(
      `SELECT m.kind, count(*)::int AS n FROM message m JOIN enrolment e ON e.id = m.subject_id
       WHERE e.activity_id = $1 GROUP BY m.kind ORDER BY m.kind`,
      [activityId],
    );
    expect(mails).toEqual([
      { kind: 'enrolment.confirmed', n: 2 },
      { kind: 'enrolment.waiting', n: 1 },
    ]);
    const again = await check('enrolments', rows, activityId);
    expect(again).toMatchObject({ rowsToAdd: 0, rowsToChange: 0 });
    expect(await take(again.id)).toMatchObject({ state: 'done', rowsDone: 3, rowsNew: 0, rowsChanged: 0 });
  });

  it('turns away whoever finds the waiting list full, in the dry run and at the taking', async () => {
    const { owner } = database;
    const activityId = await makeActivity(owner, { capacity: 2 });
    await owner.query('UPDATE activity SET reserve_places = 2 WHERE id = $1', [activityId]);
    const rows = ['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}@full.test`, name, 'Full']);
    const checked = await check('enrolments', [['email', 'given_name', 'family_name'], ...rows], activityId);
    expect(checked).toMatchObject({ rowsFaulty: 1, rowsToAdd: 4 });
    // Somebody takes a place before the sheet is taken.
    await makeEnrolment(owner, { activityId });
    expect(await take(checked.id)).toMatchObject({ state: 'done', rowsFaulty: 2, rowsDone: 3, rowsNew: 3 });
    const { body } = await manager.call(transfersApi.faults, { params: { id: checked.id } });
    const fault = (value: string) => [{ column: 'email', reason: 'list-full', value }];
    expect(body.rows.map(({ line, faults }: { line: number; faults: unknown }) => [line, faults])).toEqual([
      [5, fault('d@full.test')],
      [6, fault('e@full.test')],
    ]);
    expect(await owner.query(`SELECT 1 FROM person WHERE email = 'd@full.test'`)).toEqual([]);
  });

  it('is for the activities of a manager, who sees of the lists of the centre what is theirs', async () => {
    const { owner } = database;
    const [mine, theirs] = [await makeActivity(owner), await makeActivity(owner)];
    const personId = await makePerson(owner);
    await grantRole(owner, personId, 'activity_manager', 'activity', mine);
    const bound = await api.signedIn(personId);
    const ask = (kind: Kind, activityId: string | null) =>
      bound.call(transfersApi.create, { body: exportOf(kind, activityId) });
    const own = await ask('enrolments', mine);
    expect(own.status).toBe(201);
    expect((await ask('enrolments', theirs)).status).toBe(404);
    expect((await ask('people', mine)).status).toBe(400);
    const file = await bound.call(filesApi.create, {
      query: { purpose: 'import_sheet', name: 'people.csv' },
      bytes: Buffer.from('email,given_name\r\na@b.test,Amina\r\n'),
    });
    const sheet = { ...exportOf('people', null), direction: 'import', fileId: file.body.id } as const;
    expect((await bound.call(transfersApi.create, { body: sheet })).status).toBe(403);
    // An export holds the rows that the asker's own list shows: nobody takes part in this activity.
    const people = await ask('people', null);
    await run(people.body.id);
    expect((await look(people.body.id)).rowsTotal).toBe(0);
    expect((await look(own.body.id)).askedByName).toEqual(expect.any(String));
    const { body } = await manager.call(transfersApi.create, { body: exportOf('organizations', null) });
    const see = async (id: string) => (await bound.call(transfersApi.get, { params: { id } })).status;
    expect([await see(body.id), await see(own.body.id), await see(people.body.id)]).toEqual([404, 200, 200]);
    await owner.query('UPDATE role_assignment SET ended_at = clock_timestamp() WHERE person_id = $1', [
      personId,
    ]);
    await grantRole(owner, personId, 'activity_manager', 'activity', theirs);
    expect([await see(own.body.id), await see(people.body.id)]).toEqual([404, 404]);
  });
});

it('takes over what a list of people says, once', async () => {
  const rows = [
    ['email', 'given_name', 'family_name', 'sex', 'country', 'language'],
    ['first@list.test', '=1+1', '+Rakoto, "H"', 'woman', 'KE', 'fr'],
    ['second@list.test', 'أمينة', '－ديالو', '', '', 'ar'],
  ];
  expect(await take((await check('people', rows)).id)).toMatchObject({ state: 'done', rowsNew: 2 });
  const written = await text((await writeList('people', null, { search: 'list.test' })).id, 'result');
  expect(written).toMatch(/^first@list\.test,'=1\+1,"'\+Rakoto, ""H""",woman,KE,,,fr,[0-9a-f-]{36}\r$/m);
  expect(written.trim().split('\n')).toHaveLength(3);
  rows[2]?.splice(4, 1, 'MG');
  expect(await take((await check('people', rows)).id)).toMatchObject({ rowsNew: 0, rowsChanged: 1 });
});

it('takes applications that came on paper, to the secretary of the group where the activity asks for it', async () => {
  const { owner } = database;
  const activityId = await makeActivity(owner);
  await owner.query(
    `UPDATE activity SET admission_mode = 'nomination', needs_group_approval = true WHERE id = $1`,
    [activityId],
  );
  const rows = [
    [
      'email',
      'given_name',
      'family_name',
      'constituent_group',
      'submitted_on',
      'APP-LVL',
      'app-yrs',
      'APP-WHY',
    ],
    ['paper@workers.test', 'Ada', 'Nwosu', 'workers_org', '2026-02-03', 'trainer', '7', '=Safety,\r\nfirst'],
    ['paper@ministry.test', 'Ben', 'Okoro', 'government_other', '', '', '', ''],
    ['paper@day.test', 'Cleo', 'Abiola', '', '03/02/2026', '', '', ''],
    ['paper@king.test', 'Dora', 'Obi', '', '', 'king', '90', ''],
  ];
  const checked = await check('applications', rows, activityId);
  expect(checked).toMatchObject({ rowsFaulty: 2, rowsToAdd: 2 });
  expect(await text(checked.id, 'failedRows')).toContain(
    'king,90,"APP-LVL: not-answer; APP-YRS: not-answer"',
  );
  expect(await take(checked.id)).toMatchObject({ state: 'done', rowsNew: 2 });
  const found = await owner.query(
    `SELECT ap.state, ap.instrument_version_id IS NOT NULL AS form, ap.answers, ap.form_complete AS sent,
       (SELECT count(*)::int FROM consent c WHERE c.person_id = ap.person_id) AS consents, (SELECT count(*)::int FROM outbox o
       WHERE o.event = 'application.submitted' AND o.payload->>'applicationId' = ap.id::text) AS told
     FROM application ap WHERE ap.activity_id = $1 ORDER BY ap.state`,
    [activityId],
  );
  const open = { form: true, sent: false, consents: 0, told: 1 };
  const answers = {
    'APP-LVL': { codes: ['trainer'] },
    'APP-YRS': { number: 7 },
    'APP-WHY': { text: '=Safety,\nfirst' },
  };
  expect(found).toEqual([
    { state: 'needs_approval', answers, ...open },
    { state: 'submitted', answers: {}, ...open },
  ]);
  await askForConsents(activityId);
  expect(await check('enrolments', rows.slice(0, 2), activityId)).toMatchObject({ rowsFaulty: 1 });
});

/** Nobody consents for somebody else: the applicant is written to, opens the form, ticks and sends it. */
async function askForConsents(activityId: string): Promise<void> {
  const { owner } = database;
  const [{ id, person }] = await owner.query(
    `SELECT ap.id, p.id AS person FROM application ap JOIN person p ON p.id = ap.person_id
     WHERE ap.activity_id = $1 AND p.email = 'paper@workers.test'`,
    [activityId],
  );
  const data = { deliveryId: 'none', applicationId: id };
  await worker.runner.run({ id: 't', name: 'application.confirm', data });
  const mails = await owner.query('SELECT kind FROM message WHERE subject_id = $1', [id]);
  expect(mails).toEqual([{ kind: 'application.entered' }]);
  const applicant = await api.signedIn(person);
  const { body: form } = await applicant.call(applicationsApi.form, { params: { id } });
  expect(form).toMatchObject({ open: true, state: 'submitted', consents: {} });
  const full = {
    ...form.answers,
    ...Object.fromEntries(
      ['EN', 'FR', 'ES', 'AR'].map((tongue) => [`APP-LANG-${tongue}`, { codes: ['basic'] }]),
    ),
    ...Object.fromEntries(['PROB', 'USE'].map((code) => [`APP-${code}`, { text: 'Helmets' }])),
    ...Object.fromEntries(
      ['TUITION', 'SUBSISTENCE', 'TRAVEL'].map((item) => [`APP-FUND-${item}`, { codes: ['centre'] }]),
    ),
    'APP-DEC': { codes: ['3'] },
  };
  const profile = { sex: 'woman', nationalityCode: null, countryCode: 'KE', jobTitle: null } as const;
  const saved = await applicant.call(applicationsApi.save, {
    params: { id },
    body: {
      version: form.version,
      answers: full,
      consents: { processing_notice: true },
      organizationId: null,
      profile,
    },
  });
  const textVersions = Object.fromEntries(
    form.consentTexts.map(({ purpose, version }: { purpose: string; version: number }) => [purpose, version]),
  );
  const body = { version: saved.body.version, locale: 'en' as const, textVersions };
  const sent = await applicant.call(applicationsApi.submit, { params: { id }, body });
  expect(sent).toMatchObject({ status: 200, body: { formComplete: true, state: 'submitted' } });
  const given = await owner.query('SELECT purpose, source FROM consent WHERE person_id = $1', [person]);
  expect(given).toEqual([{ purpose: 'processing_notice', source: 'application' }]);
  // What the applicant has sent is the applicant's.
  const other = ['email,APP-LVL', 'paper@workers.test,manager'].map((line) => line.split(','));
  const again = await check('applications', other, activityId);
  expect(again).toMatchObject({ rowsFaulty: 1, rowsToChange: 0 });
}

describe('what is exported', () => {
  const word = nasty
    .map((letters) => letters.replaceAll(/[\t\r\n]/g, '').trim())
    .filter((letters) => letters !== '');
  const someone = fc.record({
    given: word,
    family: word,
    organization: fc.nat(3),
    mailbox: fc.option(fc.nat(4)),
    job: fc.option(word),
    status: fc.constantFrom('enrolled', 'withdrawn'),
    level: fc.option(fc.constantFrom('manager', 'trainer')),
    years: fc.option(fc.nat(60)),
    why: fc.option(nasty),
    sent: fc.boolean(),
    mark: fc.constantFrom('present', 'partial', 'absent', 'excused', null),
  });
  type Someone = typeof someone extends fc.Arbitrary<infer One> ? One : never;
  const answersOf = ({ level, years, why }: Someone) => ({
    ...(level && { 'APP-LVL': { codes: [level] } }),
    ...(years !== null && { 'APP-YRS': { number: years } }),
    ...(why?.trim() && { 'APP-WHY': { text: why } }),
  });
  /** Names that are given twice, mailboxes that are shared or missing, people who left: all of it happens. */
  async function plant(people: Someone[], names: string[]): Promise<string> {
    const { owner } = database;
    const activityId = await makeActivity(owner);
    const sessionId = await makeActivitySession(owner, activityId);
    const organizations: { id: string }[] = await owner.query(
      `INSERT INTO organization (name, constituent_group) SELECT n, 'other' FROM unnest($1::text[]) AS n RETURNING id`,
      [[...names, names[0]]],
    );
    for (const one of people) {
      const [{ enrolment }] = await owner.query(
        `WITH p AS (INSERT INTO person (given_name, family_name, email, organization_id, job_title)
           VALUES ($1, $2, $3, $4, $5) RETURNING id, organization_id),
         a AS (INSERT INTO application (activity_id, person_id, organization_id, constituent_group, state, submitted_at,
             answers, form_complete)
           SELECT $6, id, organization_id, 'other', 'submitted', now(), $8::jsonb, $9 FROM p)
         INSERT INTO enrolment (activity_id, person_id, organization_id, constituent_group, status)
         SELECT $6, id, organization_id, 'workers_org', $7 FROM p RETURNING id AS enrolment`,
        [
          one.given,
          one.family,
          one.mailbox === null ? null : `${one.mailbox}@shared.test`,
          organizations[one.organization]?.id,
          one.job,
          activityId,
          one.status,
          JSON.stringify(answersOf(one)),
          one.sent,
        ],
      );
      if (one.mark !== null && one.status === 'enrolled')
        await owner.query(
          'INSERT INTO attendance (activity_session_id, enrolment_id, state) VALUES ($1, $2, $3)',
          [sessionId, enrolment, one.mark],
        );
    }
    return activityId;
  }

  it('comes in again to the same rows, of every kind and in both forms', async () => {
    const people = fc.array(someone, { minLength: 4, maxLength: 15 });
    const names = fc.array(word, { minLength: 3, maxLength: 3 });
    const form = fc.constantFrom('csv' as const, 'xlsx' as const);
    await fc.assert(
      fc.asyncProperty(people, names, form, async (planted, organizations, format) => {
        const activityId = await plant(planted, organizations);
        const staying = planted.filter(({ status }) => status === 'enrolled').length;
        for (const kind of sheetKinds) {
          const ofActivity = kind !== 'people' && kind !== 'organizations';
          const list = await writeList(kind, ofActivity ? activityId : null, {}, format);
          if (kind === 'attendance') expect(list.rowsTotal).toBe(staying);
          else if (ofActivity) expect(list.rowsTotal).toBe(planted.length);
          if (list.rowsTotal === 0) continue;
          const bytes = await bytesOf(list.id, 'result');
          const back = await checkBytes(kind, bytes, list.activityId, format);
          const same = { rowsTotal: list.rowsTotal, rowsFaulty: 0, rowsToAdd: 0, rowsToChange: 0 };
          expect(back).toMatchObject({ kind, ...same });
          expect(await take(back.id)).toMatchObject({ state: 'done', rowsNew: 0, rowsChanged: 0 });
        }
      }),
      { numRuns: 3 },
    );
  });
});

it('adds organizations once, and stops when it is told to', async () => {
  const rows = [
    ['name', 'constituent_group', 'country'],
    ['Union of carriers', 'workers_org', 'KE'],
    ['Union of carriers', 'workers_org', 'XX'],
  ];
  const checked = await check('organizations', rows);
  expect(checked).toMatchObject({ rowsTotal: 2, rowsFaulty: 1 });
  expect(await take(checked.id)).toMatchObject({ rowsNew: 1 });
  const stopped = await check('organizations', rows);
  const { body } = await manager.call(transfersApi.cancel, { params: { id: stopped.id } });
  expect(body.state).toBe('cancelled');
  expect((await manager.call(transfersApi.confirm, { params: { id: stopped.id } })).status).toBe(409);
});

it('goes on behind the last batch of a worker that died, with one effect, and keeps what it took when stopped', async () => {
  const { owner, db } = database;
  const activityId = await makeActivity(owner);
  const rows = Array.from({ length: 1100 }, (_, n) => [`many${n}@sheet.test`, `Given ${n}`, 'Family']);
  const sheet = [['email', 'given_name', 'family_name'], ...rows];
  const { id } = await check('enrolments', sheet, activityId);
  // Without the event that wakes the worker, which would take its turn between ours.
  const begin = (running: string) => new TransferRepository(db.manager).setState(running, 'running');
  await begin(id);
  expect(await applyBatch(db, id, 1000)).toBe(true);
  // The second batch has written its rows when its connection goes: somebody holds the outbox.
  const holder = owner.createQueryRunner();
  await holder.startTransaction();
  await holder.query('LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE');
  const dying = applyBatch(db, id, 1000).catch((error: unknown) => error);
  const pid = await whoWaits(owner);
  await owner.query('SELECT pg_terminate_backend($1)', [pid]);
  expect(await dying).toBeInstanceOf(Error);
  await holder.rollbackTransaction();
  await holder.release();
  expect(await look(id)).toMatchObject({ state: 'running', rowsDone: 1000 });
  await run(id);
  expect(await look(id)).toMatchObject({ state: 'done', rowsDone: 1100, rowsNew: 1100 });
  const [counts] = await owner.query(
    `SELECT a.enrolled_count AS counted, (SELECT count(*)::int FROM enrolment WHERE activity_id = a.id) AS rows,
       (SELECT count(DISTINCT t.id)::int FROM outbox, jsonb_array_elements_text(payload->'enrolmentIds') AS t(id)
         JOIN enrolment e ON e.id = t.id::uuid WHERE event = 'enrolments.created' AND e.activity_id = a.id) AS told
     FROM activity a WHERE a.id = $1`,
    [activityId],
  );
  expect(counts).toEqual({ counted: 1100, rows: 1100, told: 1100 });
  const second = await check('enrolments', sheet, await makeActivity(owner));
  await begin(second.id);
  await applyBatch(db, second.id, 1000);
  await manager.call(transfersApi.cancel, { params: { id: second.id } });
  await run(second.id);
  expect(await look(second.id)).toMatchObject({ state: 'cancelled', rowsDone: 1000, rowsNew: 1000 });
});

async function whoWaits(owner: TestDatabase['owner']): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const rows: { pid: number }[] = await owner.query(
      `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
         AND query LIKE '%INSERT INTO enrolment%'`,
    );
    if (rows[0]) return rows[0].pid;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nobody waits');
}
