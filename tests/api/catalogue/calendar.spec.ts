import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makeActivitySession, makeEnrolment, makePerson } from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let personId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  personId = await makePerson(database.owner);
  const mine = await makeActivity(database.owner, {
    code: 'CAL-1',
    title: { en: 'Wages; a, "first" course' },
    startsOn: '2032-03-26',
    endsOn: '2032-03-29',
  });
  // Two mornings at nine in Rome, before and after the clocks go forward on 28 March 2032.
  for (const [position, startsAt, endsAt] of [
    [1, '2032-03-26T08:00:00Z', '2032-03-26T12:00:00Z'],
    [2, '2032-03-29T07:00:00Z', '2032-03-29T11:00:00Z'],
  ] as const)
    await makeActivitySession(database.owner, mine, { position, startsAt, endsAt });
  await makeEnrolment(database.owner, { activityId: mine, personId });
  const bare = await makeActivity(database.owner, {
    code: 'CAL-2',
    startsOn: '2032-05-03',
    endsOn: '2032-05-07',
  });
  await makeEnrolment(database.owner, { activityId: bare, personId });
  const left = await makeActivity(database.owner, {
    code: 'CAL-3',
    startsOn: '2032-05-03',
    endsOn: '2032-05-07',
  });
  await makeEnrolment(database.owner, { activityId: left, personId, status: 'withdrawn' });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Lines as they were before folding. */
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('the calendar of an activity', () => {
  it('says each session in the time of the venue, right across summer time', async () => {
    const { text, headers } = await api
      .anonymous()
      .call(calendarApi.activity, { params: { code: 'CAL-1' } })
      .expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const lines = linesOf(text);
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;TZID=Europe/Rome:20320326T090000',
      'DTSTART;TZID=Europe/Rome:20320329T090000',
    ]);
    expect(lines.filter((line) => line.startsWith('UID')).every((line) => line.endsWith('@traccia'))).toBe(
      true,
    );
    expect(text).toContain('Wages\\; a\\, "first" course');
  });

  it('is not there for what is not public', async () => {
    await makeActivity(database.owner, { code: 'CAL-DRAFT', status: 'draft' });
    await api
      .anonymous()
      .call(calendarApi.activity, { params: { code: 'CAL-DRAFT' } })
      .expect(404);
  });
});

describe('the feed of a person', () => {
  const pathOf = (url: string) => new URL(url).pathname;

  it('holds what the person takes part in, for whoever has its address', async () => {
    const client = await api.signedIn(personId);
    expect((await client.call(calendarApi.myFeed).expect(200)).body.url).toBeNull();
    const { url } = (await client.call(calendarApi.makeFeed).expect(201)).body;
    expect((await client.call(calendarApi.myFeed)).body.url).toBe(url);
    const { text } = await api.anonymous().get(pathOf(url)).expect(200);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(text).toContain('DTSTART;VALUE=DATE:20320503');
    expect(text).toContain('DTEND;VALUE=DATE:20320508');
    expect(text).not.toContain('CAL-3');
    const [kept] = await database.owner.query('SELECT encode(token_hash, $1) AS hash FROM calendar_feed', [
      'base64',
    ]);
    expect(url).not.toContain(kept.hash);
  });

  it('ends with a new address, with its end, and with the account', async () => {
    const client = await api.signedIn(personId);
    const first = (await client.call(calendarApi.makeFeed).expect(201)).body.url;
    const second = (await client.call(calendarApi.makeFeed).expect(201)).body.url;
    await api.anonymous().get(pathOf(first)).expect(404);
    await api.anonymous().get(pathOf(second)).expect(200);
    await database.owner.query('UPDATE person SET disabled_at = now() WHERE id = $1', [personId]);
    await api.anonymous().get(pathOf(second)).expect(404);
    await database.owner.query('UPDATE person SET disabled_at = NULL WHERE id = $1', [personId]);
    await client.call(calendarApi.endFeed).expect(204);
    await api.anonymous().get(pathOf(second)).expect(404);
  });
});
