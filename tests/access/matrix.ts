import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublishedVersion } from '@traccia/persistence';
import { endpoints, problemSchema, type Endpoint } from '@traccia/contracts';
import type supertest from 'supertest';
import { startTestApi, methodOf, pathOf, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeInstrument } from '../support/factories.js';
import { expectedOf, policy, reach, type Expected } from './policy.js';
import { absentSide, requests } from './requests.js';
import { makeSide, marksOf, openInstrument, type Side } from './sides.js';
import { hashState } from './state-hash.js';
import { makeSubjects, roleOf, subjectNames, type SubjectName, type Subjects } from './subjects.js';

type SideName = 'mine' | 'theirs' | 'absent';
interface Cell {
  subject: SubjectName;
  side: SideName;
  expected: Expected;
}
/** What is mine and what is theirs, and everybody who may ask for it. */
interface World {
  sides: Record<SideName, Side>;
  subjects: Subjects;
}
const statusOf: Record<Exclude<Expected, 'done'>, number> = {
  'sign in': 401,
  denied: 403,
  'nothing there': 404,
};

/** What these name exists nowhere, whoever asks. */
const neverDone =
  /verify-email|by-link|reset-password|confirm-email|oidc|identity.sign-in$|unsubscribe|api-keys.end|queue.retry|queue.confirm-clock|calendar.feed|attendance.check-in|respond.anonymous|take-returned|begin-for-activity|decline-proposal|supervisors.end|rooms.close|survey-letters.reset|survey-letters.test/;

function isBound(subject: SubjectName): boolean {
  return subject.includes('@') || subject === 'participant' || subject === 'trainer';
}

function shownIn(text: string | undefined, side: Side): string[] {
  return marksOf(side).filter((mark) => text?.includes(mark));
}

/** One part of the matrix; the parts run side by side, and the first one says whether the table is whole. */
export function describeMatrix(part: number, parts: number): void {
  describe(`who may do what, part ${part + 1} of ${parts}`, () => tellMatrix(part, parts));
}

function tellMatrix(part: number, parts: number): void {
  const ofThisPart = endpoints.filter((_, at) => at % parts === part);
  let database: TestDatabase;
  let api: TestApi;
  let version: PublishedVersion;
  let shared: World;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database, { logLevel: 'error' });
    version = await makeInstrument(database.owner, openInstrument);
    shared = await makeWorld();
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  // Theirs is a draft, so that the public catalogue tells nothing of it either.
  const makeWorld = async (): Promise<World> => {
    const mine = await makeSide(database.owner, 'IT', version);
    const theirs = await makeSide(database.owner, 'SN', version, 'draft');
    const subjects = await makeSubjects(api, database, mine);
    return { sides: { mine, theirs, absent: absentSide() }, subjects };
  };

  const ask = async (
    { subjects, sides }: World,
    endpoint: Endpoint,
    { subject, side }: Cell,
  ): Promise<supertest.Response> => {
    const request = requests[endpoint.id]?.(sides[side]) ?? {};
    const client = await subjects[subject].client();
    const path = pathOf(endpoint, request.params);
    const query = request.query ? `?${new URLSearchParams(request.query).toString()}` : '';
    const test = client[methodOf(endpoint)](path + query, request.body);
    return test.redirects(0);
  };

  const cellsOf = (endpoint: Endpoint): Cell[] => {
    const rule = policy[endpoint.id];
    if (!rule) throw new Error(`${endpoint.id} is missing in the policy`);
    const sideNames: SideName[] = rule.names ? ['absent', 'theirs', 'mine'] : ['mine'];
    return subjectNames.flatMap((subject) =>
      sideNames.map((side) => ({
        subject,
        side,
        expected: expectedOf(rule, subject, roleOf(subject), side),
      })),
    );
  };

  it('is said for every endpoint, and for nothing else', () => {
    const ids = endpoints.map(({ id }) => id).sort();
    expect(Object.keys(policy).sort()).toEqual(ids);
    expect(Object.keys(requests).sort()).toEqual(ids);
  });

  it('never lets somebody bound to a scope reach what is theirs', () => {
    for (const { theirs } of Object.values(reach)) for (const name of theirs) expect(name).not.toContain('@');
  });

  const named = ofThisPart.map((endpoint) => [endpoint.id, endpoint] as const);

  // A refusal changes nothing, so one world serves all of them; they come first, while nothing else happens.
  describe('refuses as the policy says, alike for what exists and what does not, and changes nothing', () => {
    let state: string;
    beforeAll(async () => {
      state = await hashState(database.owner);
    });

    it.each(named)('%s', async (_id, endpoint) => {
      const seen: string[] = [];
      const wanted: string[] = [];
      const bodies = new Map<string, string>();
      for (const cell of cellsOf(endpoint)) {
        const { subject, side, expected } = cell;
        if (expected === 'done') continue;
        const { status, body, headers } = await ask(shared, endpoint, cell);
        seen.push(`${subject} / ${side}: ${status}`);
        wanted.push(`${subject} / ${side}: ${statusOf[expected]}`);
        expect(problemSchema.safeParse(body).success).toBe(true);
        expect(headers['content-type']).toContain('application/problem+json');
        const { requestId: _, ...plain } = body;
        const said = JSON.stringify(plain);
        expect(bodies.get(`${subject} ${expected}`) ?? said).toBe(said);
        bodies.set(`${subject} ${expected}`, said);
      }
      expect(seen).toEqual(wanted);
      const [before, after] = [state, await hashState(database.owner)];
      state = after;
      expect(after).toBe(before);
    });
  });

  describe('does what the policy allows and shows nothing of others', () => {
    it.each(named)('%s', async (id, endpoint) => {
      const rule = policy[id];
      const statuses: number[] = [];
      const wrong: string[] = [];
      // What only reads finds the world as it was; what acts needs one that nobody acted in.
      const world = methodOf(endpoint) === 'get' ? shared : await makeWorld();
      for (const cell of cellsOf(endpoint)) {
        const { subject, side, expected } = cell;
        if (expected !== 'done') continue;
        const { status, text } = await ask(world, endpoint, cell);
        statuses.push(status);
        if (status !== endpoint.status && !rule?.meets?.includes(status))
          wrong.push(`${subject} / ${side}: ${status} ${text}`);
        const shown = rule?.opens !== 'anybody' && isBound(subject) ? shownIn(text, world.sides.theirs) : [];
        wrong.push(...shown.map((mark) => `${subject} / ${side} shows ${mark}`));
      }
      expect(wrong).toEqual([]);
      if (!neverDone.test(id)) expect(statuses).toContain(endpoint.status);
    });
  });

  it('answers no request of all these with a server fault', () => {
    expect(api.lines.filter((line) => Number(line.status) >= 500)).toEqual([]);
  });
}
