import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activitiesApi, activityPlanApi, calendarApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makePerson,
  makeStaff,
} from '../../support/factories.js';

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

/** The instants at which events begin, worked out from the rules that the text itself brings along. */
function startsOf(lines: readonly string[], zone: string): string[] {
  const stamp = (text = '') =>
    Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));
  const minutes = (text = '') =>
    (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5)));
  const component = lines.slice(lines.indexOf(`TZID:${zone}`), lines.indexOf('END:VTIMEZONE'));
  const valuesOf = (name: string) =>
    component.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));
  const [onsets, offsets] = [valuesOf('DTSTART').map(stamp), valuesOf('TZOFFSETTO').map(minutes)];
  return lines
    .filter((line) => line.startsWith(`DTSTART;TZID=${zone}:`))
    .map((line) => {
      const local = stamp(line.split(':')[1]);
      const rule = onsets.findLastIndex((onset) => onset <= local);
      return new Date(local - (offsets[rule] ?? NaN) * 60_000).toISOString().replace('.000', '');
    });
}
const pathOf = (url: string) => new URL(url).pathname;

describe('the calendar of an activity', () => {
  it('says each session in the time of the venue, right across summer time', async () => {
    const { text, headers } = await api
      .anonymous()
      .call(calendarApi.activity, { params: { code: 'CAL-1' } })
      .expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const lines = linesOf(text);
    expect(lines.filter((line) => line.startsWith('DTSTART;'))).toEqual([
      'DTSTART;TZID=Europe/Rome:20320326T090000',
      'DTSTART;TZID=Europe/Rome:20320329T090000',
    ]);
    expect(lines.filter((line) => line.startsWith('UID')).every((line) => line.endsWith('@traccia'))).toBe(
      true,
    );
    expect(text).toContain('Wages\\; a\\, "first" course');
  });

  it.each([
    ['Europe/Rome', ['2032-03-27T09:00:00Z', '2032-03-29T09:00:00Z', '2032-10-31T09:00:00Z']],
    ['Indian/Antananarivo', ['2032-01-10T06:00:00Z', '2032-07-10T06:00:00Z']],
    ['America/Sao_Paulo', ['2019-02-16T12:00:00Z', '2019-02-17T12:00:00Z']],
    ['Australia/Lord_Howe', ['2032-04-03T12:00:00Z', '2032-04-04T12:00:00Z', '2032-10-03T12:00:00Z']],
    ['Africa/Casablanca', ['2026-02-14T09:00:00Z', '2026-02-16T09:00:00Z', '2026-03-23T09:00:00Z']],
  ])(
    'brings the rules of %s along, by which its times are the instants they were',
    async (zone, instants) => {
      const code = `CAL-${zone.replace(/\W/g, '-')}`;
      const id = await makeActivity(database.owner, {
        code,
        timeZone: zone,
        status: 'confirmed',
        startsOn: '2019-01-01',
        endsOn: '2032-12-31',
      });
      for (const [index, startsAt] of instants.entries())
        await makeActivitySession(database.owner, id, {
          position: index + 1,
          startsAt,
          endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
        });
      const { text } = await api.anonymous().call(calendarApi.activity, { params: { code } }).expect(200);
      expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
      const lines = linesOf(text);
      expect(startsOf(lines, zone)).toEqual(instants);
      // Read by the database's own tables of zones, too.
      const written = lines
        .filter((line) => line.startsWith('DTSTART;'))
        .map((line) => line.split(':')[1] ?? '');
      const read: { at: Date }[] = await database.owner.query(
        `SELECT to_timestamp(t, 'YYYYMMDD"T"HH24MISS')::timestamp AT TIME ZONE $2 AS at FROM unnest($1::text[]) AS t`,
        [written, zone],
      );
      expect(read.map(({ at }) => at.getTime())).toEqual(instants.map((instant) => Date.parse(instant)));
    },
  );

  it('is not there for what is not public', async () => {
    for (const status of ['draft', 'cancelled']) {
      await makeActivity(database.owner, { code: `CAL-${status}`, status });
      await api
        .anonymous()
        .call(calendarApi.activity, { params: { code: `CAL-${status}` } })
        .expect(404);
    }
  });

  it('counts up with each change, and says of a cancelled one that it is cancelled', async () => {
    const { owner } = database;
    const manager = await api.signedIn(await makeStaff(owner, 'administrator'));
    const id = await makeActivity(owner, { code: 'CAL-OFF', startsOn: '2032-06-07', endsOn: '2032-06-08' });
    await makeActivitySession(owner, id, {
      startsAt: '2032-06-07T07:00:00Z',
      endsAt: '2032-06-07T15:00:00Z',
    });
    const reader = await makePerson(owner);
    await makeEnrolment(owner, { activityId: id, personId: reader });
    const { url } = (await (await api.signedIn(reader)).call(calendarApi.makeFeed).expect(201)).body;
    const read = async (path: string) => {
      const lines = linesOf((await api.anonymous().get(path).expect(200)).text);
      const value = (name: string) => lines.findLast((line) => line.startsWith(`${name}:`))?.split(':')[1];
      return { state: value('STATUS'), sequence: Number(value('SEQUENCE')), uid: value('UID') };
    };
    const paths = ['/api/catalogue/CAL-OFF/calendar', pathOf(url)];
    const before = await Promise.all(paths.map(read));
    const version = async () =>
      ((await manager.call(activitiesApi.get, { params: { id } }).expect(200)).body as { version: number })
        .version;
    await manager
      .call(activityPlanApi.move, {
        params: { id },
        body: {
          startsOn: '2032-06-14',
          endsOn: '2032-06-15',
          timeZone: 'Europe/Rome',
          version: await version(),
        },
      })
      .expect(200);
    const moved = await Promise.all(paths.map(read));
    await manager
      .call(activitiesApi.setStatus, {
        params: { id },
        body: { status: 'cancelled', reason: '', version: await version() },
      })
      .expect(200);
    const off = await Promise.all(paths.map(read));
    for (const index of [0, 1]) {
      expect([before[index], moved[index], off[index]].map((one) => one?.state)).toEqual([
        'CONFIRMED',
        'CONFIRMED',
        'CANCELLED',
      ]);
      expect(new Set([before[index], moved[index], off[index]].map((one) => one?.uid)).size).toBe(1);
      expect(moved[index]!.sequence).toBeGreaterThan(before[index]!.sequence);
      expect(off[index]!.sequence).toBeGreaterThan(moved[index]!.sequence);
    }
  });
});

describe('the feed of a person', () => {
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
