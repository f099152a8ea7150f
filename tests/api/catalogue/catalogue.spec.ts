import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogueApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeCourse,
  makeEnrolment,
  makePerson,
  makeProgramme,
} from '../../support/factories.js';

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

const codesOf = (reply: { body: { rows: { code: string }[] } }) => reply.body.rows.map(({ code }) => code);

describe('the public list', () => {
  let programmeId: string;
  beforeAll(async () => {
    programmeId = await makeProgramme(database.owner, { code: 'LIST' });
    const courseId = await makeCourse(database.owner, {
      programmeId,
      code: 'L-100',
      title: { en: 'Wages', fr: 'Négociation collective', ar: 'الأجور والمفاوضة الجماعية' },
    });
    const make = (code: string, shape: Parameters<typeof makeActivity>[1]) =>
      makeActivity(database.owner, { courseId, code, title: { en: code }, ...shape });
    await make('L-2', { startsOn: '2031-02-01', endsOn: '2031-02-05', countryCode: 'KE', languages: ['fr'] });
    await make('L-1', { startsOn: '2031-01-01', endsOn: '2031-01-05', title: { en: '100 % online_course' } });
    await make('L-3', { startsOn: '2031-02-01', endsOn: '2031-02-05', status: 'confirmed', capacity: 0 });
    for (const status of ['draft', 'tentative', 'running', 'ended', 'closed', 'cancelled'])
      await make(`L-${status}`, { status });
    await make('L-past', { startsOn: '2020-01-01', endsOn: '2020-01-05' });
  });

  it('holds what is announced and not over, by start', async () => {
    const reply = await api
      .anonymous()
      .call(catalogueApi.list, { query: { programme: 'LIST' } })
      .expect(200);
    expect(codesOf(reply)[0]).toBe('L-1');
    expect(codesOf(reply).toSorted()).toEqual(['L-1', 'L-2', 'L-3']);
    expect(reply.body.total).toBe(3);
    expect(reply.body.next).toBeNull();
    expect(reply.body.rows[0]).not.toHaveProperty('status');
  });

  it('pages by key without losing or repeating a row, and counts once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const reply = await api
        .anonymous()
        .call(catalogueApi.list, { query: { programme: 'LIST', limit: 1, after } })
        .expect(200);
      seen.push(...codesOf(reply));
      expect(reply.body.total).toBe(after === undefined ? 3 : null);
      after = reply.body.next ?? undefined;
      pages += 1;
    } while (after !== undefined);
    expect(pages).toBe(3);
    expect(new Set(seen)).toEqual(new Set(['L-1', 'L-2', 'L-3']));
  });

  it.each([
    ['a title', { search: 'online_course' }, ['L-1']],
    ['the beginning of a word', { search: 'onl' }, ['L-1']],
    ['a code', { search: 'l-2' }, ['L-2']],
    ['another form of a word', { search: 'wage' }, ['L-1', 'L-2', 'L-3']],
    ['a word without its accents', { search: 'negociations' }, ['L-1', 'L-2', 'L-3']],
    ['words in any order', { search: 'courses online' }, ['L-1']],
    ['two languages in one search', { search: 'négociation online' }, ['L-1']],
    ['a mistyped word', { search: 'onlien' }, ['L-1']],
    ['a mistyped French word', { search: 'négoçiatoin' }, ['L-1', 'L-2', 'L-3']],
    ['the title of the course in Arabic', { search: 'الأجور' }, ['L-1', 'L-2', 'L-3']],
    ['Arabic without the article and with another alef', { search: 'اجور' }, ['L-1', 'L-2', 'L-3']],
    ['what nothing is like', { search: 'zzyzx' }, []],
    ['signs that say nothing', { search: '%_' }, ['L-1', 'L-2', 'L-3']],
    ['quotes and operators as characters', { search: `'online' & !(course) | :*` }, ['L-1']],
    ['free places', { free: 'yes' as const }, ['L-1', 'L-2']],
    ['a type', { type: 'open_course' }, ['L-1', 'L-2', 'L-3']],
    ['a country', { country: 'KE' }, ['L-2']],
    ['a language', { language: 'fr' as const }, ['L-2']],
    ['from', { from: '2031-01-06' }, ['L-2', 'L-3']],
    ['to', { to: '2031-01-31' }, ['L-1']],
    ['another programme', { programme: 'OTHER' }, []],
  ])('finds by %s', async (_what, query, expected) => {
    const reply = await api
      .anonymous()
      .call(catalogueApi.list, { query: { programme: 'LIST', ...query } })
      .expect(200);
    expect(codesOf(reply).toSorted()).toEqual(expected);
  });

  it.each([
    ['American', 'British', 'labor inspection', 'Labour Inspection'],
    ['British', 'American', 'organisations', 'Organizations'],
    ['American', 'British', 'center', 'The centre'],
    ['British', 'American', 'programme', 'Program design'],
    ['a beginning of one', 'the other', 'organiz', 'Organising workers'],
    ['a mistyped one', 'the other', 'behavoir', 'Safe behaviours'],
    ['with a hyphen', 'without', 'co-operatives', 'Managing cooperatives'],
    ['without a ligature', 'with one', 'main d oeuvre', 'Migration de main-d’œuvre'],
    ['little words', 'none of them', 'the right to strike', 'Right and strike'],
    ['without hamza', 'with it', 'مسوولية', 'مسؤولية الشركات'],
    ['with vowel signs', 'without', 'التَّدريب', 'التدريب المهني'],
    ['with ha', 'with ta marbuta', 'التنميه', 'التنمية المحلية'],
    ['a Persian ya and digits', 'Arabic ones', 'ایام ۲۰۳۱', 'أيام ٢٠٣١'],
  ])('finds %s in %s: "%s"', async (_typed, _written, search, title) => {
    const code = `S-${Buffer.from(search).toString('hex').slice(0, 30)}`;
    const id = await makeActivity(database.owner, { code, title: { en: title } });
    const found = await api.anonymous().call(catalogueApi.list, { query: { search } }).expect(200);
    expect(codesOf(found)).toEqual([code]);
    await database.owner.query(`UPDATE activity SET status = 'cancelled' WHERE id = $1`, [id]);
  });

  it.each([
    ['one letter', 'o', 200],
    ['a picture', '😀', 200],
    ['a picture beside words', '😀 online 👩‍🏫', 200],
    ['wildcards', '%%__\\', 200],
    ['operators of a search', `a & | ! <-> :* '' "" ( ) \\`, 200],
    ['a word longer than any', 'w'.repeat(200), 200],
    ['two hundred words', 'a '.repeat(100).trim(), 200],
    ['half a letter', '\u0301', 200],
    ['ten kilobytes', 'labour '.repeat(1500), 400],
    ['a nought byte', 'a\u0000b', 400],
  ])('answers %s sensibly', async (_what, search, status) => {
    const query = `search=${encodeURIComponent(search)}`;
    for (const path of ['/api/catalogue', '/api/catalogue/facets'])
      await api.anonymous().get(`${path}?${query}`).expect(status);
  });

  it('says which word it took for a mistyped one', async () => {
    const searchedFor = async (search: string) => {
      const { body } = await api
        .anonymous()
        .call(catalogueApi.list, { query: { programme: 'LIST', search } });
      return [body.searchedFor, body.mended];
    };
    expect(await searchedFor('onlien')).toEqual(['online', true]);
    expect(await searchedFor('Önline')).toEqual(['online', false]);
  });

  it('follows a new title, venue and summary at once', async () => {
    const courseId = await makeCourse(database.owner, {
      programmeId,
      code: 'L-200',
      title: { en: 'Another' },
    });
    const id = await makeActivity(database.owner, { courseId, code: 'L-9', title: { en: 'Before' } });
    const find = async (search: string) =>
      codesOf(await api.anonymous().call(catalogueApi.list, { query: { programme: 'LIST', search } }));
    await database.owner.query(
      `UPDATE activity SET title = '{"en":"Apprenticeships"}', venue = 'Dakar' WHERE id = $1`,
      [id],
    );
    await database.owner.query(`UPDATE course SET summary = '{"es":"Formación dual"}' WHERE id = $1`, [
      courseId,
    ]);
    for (const search of ['apprenticeship', 'dakar', 'formacion'])
      expect(await find(search)).toEqual(['L-9']);
    expect(await find('before')).toEqual([]);
    await database.owner.query(`UPDATE activity SET status = 'cancelled' WHERE id = $1`, [id]);
  });

  it('counts for each filter what its values would show, the others as they are', async () => {
    const reply = await api
      .anonymous()
      .call(catalogueApi.facets, { query: { programme: 'LIST', language: 'fr' } })
      .expect(200);
    const counts = (facet: string) =>
      Object.fromEntries(
        reply.body.facets
          .filter((line: { facet: string }) => line.facet === facet)
          .map((line: { value: string; count: number }) => [line.value, line.count]),
      );
    expect(counts('language')).toEqual({ en: 2, fr: 1 });
    expect(counts('country')).toEqual({ KE: 1 });
    expect(counts('programme')).toEqual({ LIST: 1 });
  });

  it.each([
    ['after=rubbish'],
    [`after=${Buffer.from(JSON.stringify(['2031-01-01', 'x'])).toString('base64url')}`],
    ['limit=0'],
    ['limit=101'],
    ['from=yesterday'],
    ['country=kenya'],
  ])('refuses ?%s with 400 and names the field', async (query) => {
    const reply = await api.anonymous().get(`/api/catalogue?${query}`).expect(400);
    expect(reply.body.code).toBe('request.invalid');
    expect(reply.body.faults[0].field).toMatch(/^query\./);
  });
});

describe('one activity', () => {
  it('is found by code and by id, with its sessions in order', async () => {
    const id = await makeActivity(database.owner, { code: 'ONE-1', capacity: 25 });
    await makeActivitySession(database.owner, id, {
      position: 2,
      startsAt: '2031-03-04T08:00:00Z',
      endsAt: '2031-03-04T16:00:00Z',
    });
    await makeActivitySession(database.owner, id, { position: 1 });
    await makeEnrolment(database.owner, { activityId: id });
    const byCode = await api
      .anonymous()
      .call(catalogueApi.get, { params: { code: 'ONE-1' } })
      .expect(200);
    const byId = await api
      .anonymous()
      .call(catalogueApi.get, { params: { code: id } })
      .expect(200);
    expect(byId.body).toEqual(byCode.body);
    expect(byCode.body).toMatchObject({ id, capacity: 25, placesLeft: 24, open: true, myEnrolment: null });
    expect(byCode.body.sessions.map(({ position }: { position: number }) => position)).toEqual([1, 2]);
    expect(byCode.body).not.toHaveProperty('enrolledCount');
  });

  it.each([
    ['has a turn left', 2, 1, false],
    ['is full', 1, 1, true],
    ['has no end', null, 3, false],
    ['was never meant to be', 0, 0, true],
  ])('says whether the waiting list can still be joined: it %s', async (_name, turns, waiting, full) => {
    const id = await makeActivity(database.owner, { capacity: 1 });
    await database.owner.query('UPDATE activity SET reserve_places = $2 WHERE id = $1', [id, turns]);
    const read = async () =>
      (
        await api
          .anonymous()
          .call(catalogueApi.get, { params: { code: id } })
          .expect(200)
      ).body;
    expect(await read()).toMatchObject({ placesLeft: 1, open: true, waitingListFull: false });
    await makeEnrolment(database.owner, { activityId: id });
    for (let n = 1; n <= waiting; n += 1)
      await makeEnrolment(database.owner, { activityId: id, status: 'waiting', waitPosition: n });
    expect(await read()).toMatchObject({ placesLeft: 0, open: true, waitingListFull: full });
    const listed = await api
      .anonymous()
      .call(catalogueApi.list, { query: { limit: 100 } })
      .expect(200);
    expect(listed.body.rows.find((row: { id: string }) => row.id === id)).toMatchObject({
      waitingListFull: full,
    });
  });

  it('counts a place that an offer holds as taken, in the filter as on the page', async () => {
    const id = await makeActivity(database.owner, { capacity: 1 });
    await database.owner.query('UPDATE activity SET offers_open = 1 WHERE id = $1', [id]);
    const free = await api
      .anonymous()
      .call(catalogueApi.list, { query: { limit: 100, free: 'yes' } })
      .expect(200);
    expect(free.body.rows.map((row: { id: string }) => row.id)).not.toContain(id);
  });

  it('says where I stand', async () => {
    const activityId = await makeActivity(database.owner, { code: 'ONE-2', capacity: 0 });
    const me = await makePerson(database.owner);
    await makeEnrolment(database.owner, { activityId, status: 'waiting', waitPosition: 3 });
    await makeEnrolment(database.owner, { activityId, personId: me, status: 'waiting', waitPosition: 7 });
    const reply = await (
      await api.signedIn(me)
    )
      .call(catalogueApi.get, { params: { code: 'ONE-2' } })
      .expect(200);
    expect(reply.body.myEnrolment).toMatchObject({ status: 'waiting', waitPosition: 2 });
  });

  it.each([
    ['open', 200],
    ['running', 200],
    ['ended', 200],
    ['draft', 404],
    ['tentative', 404],
    ['cancelled', 404],
  ])('that is %s answers %i', async (status, expected) => {
    const id = await makeActivity(database.owner, { status });
    await api
      .anonymous()
      .call(catalogueApi.get, { params: { code: id } })
      .expect(expected);
  });

  it('is closed to enrolment by the day in its own zone', async () => {
    const [row]: { day: string }[] = await database.owner.query(
      `SELECT (business_now() AT TIME ZONE 'Pacific/Kiritimati')::date::text AS day`,
    );
    const day = row?.day ?? '';
    // In Kiritimati (UTC+14) it is that day already; in Midway (UTC−11) it is the day before, so that the last day is still to come.
    const over = await makeActivity(database.owner, {
      timeZone: 'Pacific/Kiritimati',
      enrolmentClosesOn: shift(day, -1),
    });
    const still = await makeActivity(database.owner, {
      timeZone: 'Pacific/Midway',
      enrolmentClosesOn: shift(day, -1),
    });
    const openOf = async (code: string) =>
      (await api.anonymous().call(catalogueApi.get, { params: { code } }).expect(200)).body.open;
    expect(await openOf(over)).toBe(false);
    expect(await openOf(still)).toBe(true);
  });
});

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
