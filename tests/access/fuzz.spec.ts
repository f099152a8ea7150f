import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endpoints, problemSchema } from '@traccia/contracts';
import fc from 'fast-check';
import { methodOf, startTestApi, type Client, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeInstrument } from '../support/factories.js';
import { requestArbitrary } from './request-arbitrary.js';
import { requests } from './requests.js';
import { makeSide, openInstrument, type Side } from './sides.js';
import { makeSubjects, type SubjectName, type Subjects } from './subjects.js';

const askers: readonly SubjectName[] = [
  'anonymous',
  'participant',
  'activity_manager@programme',
  'administrator',
];
const seed = 20_261_125;
const requestsAnEndpoint = 12;
/** Words of a stack, a statement or a file that no answer may carry. */
const insides =
  /\bat [\w.<> ]{1,60}\([^)]{1,200}:\d+:\d+\)|node_modules|\/(apps|libs)\/|SELECT |INSERT |QueryFailed|typeorm|postgres(ql)?:\/\//;

describe('requests that nobody in their right mind would send', () => {
  let database: TestDatabase;
  let api: TestApi;
  let mine: Side;
  let subjects: Subjects;
  const answered = { wellAsked: 0, refused: 0 };
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database, { logLevel: 'error' });
    mine = await makeSide(database.owner, 'IT', await makeInstrument(database.owner, openInstrument));
    subjects = await makeSubjects(api, database, mine);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const ids = () => [
    mine.activityId,
    mine.enrolmentId,
    mine.personId,
    mine.waveId,
    mine.messageId,
    mine.courseId,
  ];
  /** A bare number or word is JSON too, but not for the client, which would refuse to send it. */
  const send = async (client: Client, method: ReturnType<typeof methodOf>, path: string, body: unknown) =>
    typeof body === 'object' || body === undefined
      ? client[method](path, body).redirects(0)
      : client[method](path).type('json').send(JSON.stringify(body)).redirects(0);

  it.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s answers with a success of the contract or a problem',
    async (_, endpoint) => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...askers),
          requestArbitrary(endpoint, ids(), requests[endpoint.id]?.(mine) ?? {}),
          async (asker, request) => {
            const path = endpoint.path.replace(/:(\w+)/g, (_match, name: string) =>
              encodeURIComponent((request.params?.[name] ?? 'x').replace(/\p{Surrogate}/gu, '?')),
            );
            const query = new URLSearchParams(request.query).toString();
            const client = await subjects[asker].client();
            const { status, body, text } = await send(
              client,
              methodOf(endpoint),
              `${path}?${query}`,
              request.body,
            );
            expect([endpoint.status, 400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 429]).toContain(
              status,
            );
            answered[status < 400 ? 'wellAsked' : 'refused'] += 1;
            if (status >= 400) expect(problemSchema.safeParse(body).success).toBe(true);
            expect(insides.test(text ?? '')).toBe(false);
          },
        ),
        { seed, numRuns: requestsAnEndpoint, endOnFailure: true },
      );
    },
  );

  it('was partly sound, so that it reached behind the schemas', () => {
    const { wellAsked, refused } = answered;
    expect(wellAsked / (wellAsked + refused)).toBeGreaterThan(0.1);
    expect(refused / (wellAsked + refused)).toBeGreaterThan(0.1);
  });

  it('left no server fault in the log and no prototype bent', () => {
    expect(api.lines.filter((line) => line.level === 50)).toEqual([]);
    expect(Reflect.get({}, 'canary')).toBeUndefined();
  });
});
