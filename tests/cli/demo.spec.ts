import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { verify } from '@node-rs/argon2';
import { demoPassword, roles } from '@traccia/contracts';
import { applicationRates } from '@traccia/impact';
import { AuditRepository } from '@traccia/persistence';
import { deriveToken, hashToken, parseLinkKeys } from '@traccia/runtime';
import { bankInstruments, checkAnswers } from '@traccia/survey';
import { soonDueEnd } from '../../apps/cli/src/demo/build-activities.js';
import { buildWorld } from '../../apps/cli/src/demo/build-world.js';
import { resetDemo, seedDemo } from '../../apps/cli/src/demo/seed-demo.js';
import { trueEffects } from '../../apps/cli/src/demo/true-effects.js';
import { truth } from '../../apps/cli/src/demo/truth.js';
import type { DemoWorld } from '../../apps/cli/src/demo/world.js';
import { ScopeComputer } from '../../apps/worker/src/impact/compute-scope.js';
import { FiguresComputer } from '../../apps/worker/src/impact/figures-computer.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countRows, testLinkKeys, traccia } from './terminal.js';

const keys = parseLinkKeys(testLinkKeys);
const small = { organizations: 40, people: 200 };

describe('the seeded demo', () => {
  let database: TestDatabase;
  let world: DemoWorld;
  beforeAll(async () => {
    database = await createTestDatabase();
    const seeded = await seedDemo(database.owner, { keys });
    if (!seeded) throw new Error('nothing was seeded');
    world = seeded;
  });
  afterAll(() => database.drop());

  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => database.owner.query(sql, values);

  it('is a centre of the size that was asked for', async () => {
    const [size] = await query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM programme)::int AS programmes, (SELECT count(*) FROM course)::int AS courses,
         (SELECT count(*) FROM activity)::int AS activities, (SELECT count(*) FROM organization)::int AS organizations,
         (SELECT count(DISTINCT country_code) FROM person)::int AS countries`,
    );
    // 40 of the world, 6 of the framework, 4 to apply for, a template and 3 copies of it; 3 organizations typed by applicants
    expect(size).toEqual({ programmes: 4, courses: 14, activities: 54, organizations: 303, countries: 60 });
    // 1,500 participants, 12 colleagues, 9 sign-ins, 2 who opened a second account
    expect(await countRows(database, 'person')).toBe(1523);
  });

  it('reports the people of 2011–12 as counts of their paper, and nobody as a person', async () => {
    const [paper] = await query(
      `SELECT sum(people)::int AS total, sum(people) FILTER (WHERE group_code = 'not_stated')::int AS "notStated",
         min(source) AS source FROM reported_reach`,
    );
    expect(paper).toEqual({ total: 22_800, notStated: 9_200, source: 'GB.317/POL/6 §7' });
  });

  it('shows a training of trainers with its cascade, visits to enterprises, a study visit and colleagues who learn', async () => {
    const rows = await query(
      `SELECT a.code, a.activity_type AS type, a.enrolled_count > 8 AS filled, f.code AS "from",
         (SELECT count(*)::int FROM activity_session s JOIN activity_phase p ON p.id = s.phase_id
          WHERE s.activity_id = a.id AND p.kind = 'consulting') AS visits
       FROM activity a LEFT JOIN activity f ON f.id = a.cascade_of_id WHERE a.code >= 'A9010500' ORDER BY a.code`,
    );
    const line = (code: string, type: string, from: string | null, visits: number) => ({
      code,
      type,
      filled: true,
      from,
      visits,
    });
    expect(rows).toEqual([
      line('A9010500', 'tot', null, 0),
      line('A9010501', 'tailor_made', 'A9010500', 8),
      line('A9010502', 'tailor_made', 'A9010500', 8),
      line('A9010503', 'tailor_made', 'A9010500', 8),
      line('A9010504', 'study_tour', null, 0),
      line('A9010505', 'workshop', null, 0),
    ]);
    const [own] = await query<{ outside: number }>(
      `SELECT count(*) FILTER (WHERE p.email NOT LIKE 'staff%')::int AS outside FROM enrolment e
       JOIN activity a ON a.id = e.activity_id AND a.code = 'A9010505' JOIN person p ON p.id = e.person_id`,
    );
    expect(own?.outside).toBe(0);
  });

  it('lets one sign in as each role, and as nobody else', async () => {
    const rows = await query<{ role: string; email: string; hash: string }>(
      `SELECT DISTINCT r.role, p.email, p.password_hash AS hash FROM person p JOIN role_assignment r ON r.person_id = p.id
       WHERE p.password_hash IS NOT NULL AND p.email_verified_at IS NOT NULL ORDER BY r.role`,
    );
    expect(rows.map(({ role, email }) => [role, email])).toEqual(
      [...roles].sort().map((role) => [role, `${role}@demo.example`]),
    );
    expect(await verify(rows[0]?.hash ?? '', demoPassword)).toBe(true);
  });

  it('gives the participant something past, something running, something to come and a form to fill in', async () => {
    const rows = await query<{ status: string }>(
      `SELECT DISTINCT a.status FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN person p ON p.id = e.person_id
       WHERE p.email = 'participant@demo.example' AND e.status <> 'withdrawn' ORDER BY a.status`,
    );
    expect(rows.map(({ status }) => status)).toEqual(['closed', 'ended', 'open', 'running']);
    const [open] = await query<{ id: string; nonce: Buffer; hash: Buffer }>(
      `SELECT i.id, i.link_nonce AS nonce, i.link_hash AS hash FROM invitation i JOIN wave w ON w.id = i.wave_id
       JOIN enrolment e ON e.id = i.enrolment_id JOIN person p ON p.id = e.person_id
       WHERE p.email = 'participant@demo.example' AND w.state = 'open' AND i.answer_state IN ('invited', 'opened')`,
    );
    // The link that the worker would put into the next reminder opens this invitation.
    expect(open && hashToken(deriveToken(keys, 'link', open.id, open.nonce, 1))).toEqual(open?.hash);
  });

  it('has a six-month survey that falls due two days from now', async () => {
    const [due] = await query<{ days: number; planned: number }>(
      `SELECT extract(epoch FROM w.opens_at - clock_timestamp())::float8 / 86400 AS days,
         (SELECT count(*)::int FROM invitation i WHERE i.wave_id = w.id AND i.answer_state = 'planned') AS planned
       FROM wave w WHERE w.kind = 'ex_post' AND w.state = 'planned' ORDER BY w.opens_at LIMIT 1`,
    );
    expect(due?.days).toBeGreaterThan(1);
    expect(due?.days).toBeLessThan(6);
    expect(due?.planned).toBeGreaterThan(10);
  });

  it('fills a course of the next weeks to its last place, with a queue behind it', async () => {
    const [full] = await query<{ capacity: number; taken: number; waiting: number; next: number }>(
      `SELECT a.capacity, a.enrolled_count AS taken, a.next_wait_position AS next,
         (SELECT count(*)::int FROM enrolment e WHERE e.activity_id = a.id AND e.status = 'waiting') AS waiting
       FROM activity a WHERE a.status = 'open' ORDER BY a.starts_on LIMIT 1`,
    );
    expect(full).toMatchObject({ taken: full?.capacity, waiting: 6, next: 7 });
  });

  it('leaves the trainer a session whose attendance is not recorded yet', async () => {
    const [row] = await query<{ open: number }>(
      `SELECT count(*)::int AS open FROM activity_session s JOIN activity a ON a.id = s.activity_id
       JOIN activity_staff f ON f.activity_id = a.id AND f.staff_role = 'lead_trainer'
       JOIN person p ON p.id = f.person_id AND p.email = 'trainer@demo.example'
       WHERE a.status = 'running' AND s.ends_at < clock_timestamp() AND NOT EXISTS (
         SELECT FROM attendance t WHERE t.activity_session_id = s.id)`,
    );
    expect(row?.open).toBeGreaterThan(0);
  });

  it('gives the focal point nominees who are about to start', async () => {
    const [row] = await query<{ nominees: number }>(
      `SELECT count(*)::int AS nominees FROM enrolment e JOIN activity a ON a.id = e.activity_id
       WHERE a.status IN ('open', 'running') AND e.organization_id::text = (SELECT r.scope_id FROM role_assignment r
         JOIN person p ON p.id = r.person_id WHERE p.email = 'focal_point@demo.example')`,
    );
    expect(row?.nominees).toBeGreaterThan(2);
  });

  it('plans no mail that would leave at once, and tells every sent one with its day', async () => {
    const states = await query<{ state: string }>(`SELECT DISTINCT state FROM message ORDER BY state`);
    expect(states.map(({ state }) => state)).toEqual(['sent', 'suppressed']);
    const [row] = await query<{ late: number }>(
      `SELECT count(*)::int AS late FROM message WHERE due_at > clock_timestamp() OR sent_at < due_at`,
    );
    expect(row?.late).toBe(0);
  });

  it('shows every screen alive', async () => {
    const [seen] = await query(
      `SELECT
         (SELECT array_agg(DISTINCT state ORDER BY state) FROM application) AS applications,
         (SELECT array_agg(DISTINCT state ORDER BY state) FROM nomination) AS nominations,
         (SELECT array_agg(DISTINCT state ORDER BY state) FROM offer) AS offers,
         (SELECT array_agg(reserve_position ORDER BY reserve_position) FROM selection_decision
          WHERE decision = 'reserve' AND replaced_at IS NULL) AS reserve,
         (SELECT array_agg(DISTINCT state ORDER BY state) FROM mailing) AS mailings,
         (SELECT array_agg(DISTINCT payer ORDER BY payer) FROM funding_line) AS payers,
         (SELECT array_agg(DISTINCT time_zone ORDER BY time_zone) FROM activity_venue) AS zones,
         (SELECT count(*)::int FROM activity WHERE is_template) AS templates,
         (SELECT count(*)::int FROM activity WHERE copied_from_id IS NOT NULL) AS copies,
         (SELECT count(*)::int FROM nomination WHERE replaces_id IS NOT NULL) AS replacements,
         (SELECT count(*)::int FROM selection_conflict) AS conflicts,
         (SELECT array_agg(state ORDER BY state) FROM certificate) AS certificates`,
    );
    expect(seen).toEqual({
      applications: [
        'declined',
        'eligible',
        'enrolled',
        'needs_approval',
        'offer_lapsed',
        'offer_refused',
        'offered',
        'reserve',
        'selected',
        'submitted',
        'withdrawn',
      ],
      nominations: ['confirmed', 'corrected', 'declined', 'draft', 'sent', 'superseded', 'withdrawn'],
      offers: ['accepted', 'lapsed', 'open', 'refused'],
      reserve: [1, 2, 3, 4, 5, 6, 7],
      mailings: ['draft', 'scheduled', 'sent'],
      payers: ['centre', 'donor', 'organization', 'person'],
      zones: ['Africa/Nairobi', 'Europe/Rome'],
      templates: 1,
      copies: 3,
      replacements: 1,
      conflicts: 1,
      certificates: ['issued', 'revoked'],
    });
  });

  it('tells each language its own titles, and says of every enrolment what the product would', async () => {
    const [titles] = await query<{ missing: number }>(
      `SELECT count(*)::int AS missing FROM activity_session s WHERE NOT s.titles ?& ARRAY['en', 'fr', 'es', 'ar']`,
    );
    expect(titles?.missing).toBe(0);
    const [odd] = await query<{ odd: number }>(
      `SELECT count(*)::int AS odd FROM enrolment e JOIN activity a ON a.id = e.activity_id
       WHERE e.status = 'completed' AND (a.status <> 'closed' OR (
         SELECT 100 * count(*) FILTER (WHERE t.state = 'present') < a.attendance_percent * count(*) FILTER (
           WHERE t.state IS DISTINCT FROM 'excused')
         FROM activity_session s LEFT JOIN attendance t ON t.activity_session_id = s.id AND t.enrolment_id = e.id
         WHERE s.activity_id = a.id))`,
    );
    expect(odd?.odd).toBe(0);
  });

  it('has asked every form of the bank somewhere, and answers that the forms take', async () => {
    const asked = await query<{ code: string }>(
      `SELECT i.code FROM response r JOIN instrument_version v ON v.id = r.instrument_version_id
       JOIN instrument i ON i.id = v.instrument_id WHERE r.state = 'submitted' GROUP BY i.code HAVING count(*) >= 5
       UNION SELECT i.code FROM application a JOIN instrument_version v ON v.id = a.instrument_version_id
       JOIN instrument i ON i.id = v.instrument_id`,
    );
    const aside = ['knowledge-test-template', 'spare-questions'];
    const silent = bankInstruments.filter(({ code }) => !asked.some((each) => each.code === code));
    expect(silent.map(({ code }) => code).sort()).toEqual(aside);
  });

  it('has answers in words that two have coded, and some translated, without names, chosen to be quoted', async () => {
    const [row] = await query<Record<string, number | boolean>>(
      `SELECT (SELECT count(DISTINCT coder_id)::int FROM text_coding) AS coders,
         (SELECT count(*) > 20 FROM text_translation) AS translated, (SELECT count(*) > 3 FROM text_redaction) AS redacted,
         (SELECT count(*) FROM text_redaction WHERE body LIKE '%Diallo%')::int AS named,
         (SELECT count(*) > 0 FROM text_quote) AS quoted,
         (SELECT count(*)::int FROM text_coding a JOIN text_coding b ON b.text_id = a.text_id AND b.coder_id > a.coder_id
          WHERE a.codes <> b.codes) BETWEEN 1 AND 20 AS differ`,
    );
    expect(row).toEqual({
      coders: 2,
      translated: true,
      redacted: true,
      named: 0,
      quoted: true,
      differ: true,
    });
  });

  it('knows who knows: what somebody scores before goes with what they score after', async () => {
    const [row] = await query<{ together: number }>(
      `SELECT corr(r.score_points, s.score_points) AS together FROM response r
       JOIN invitation i ON i.id = r.invitation_id JOIN wave w ON w.id = r.wave_id AND w.kind = 'pre_test'
       JOIN invitation j ON j.enrolment_id = i.enrolment_id JOIN wave x ON x.id = j.wave_id AND x.kind = 'post_test'
       JOIN response s ON s.invitation_id = j.id`,
    );
    expect(row?.together).toBeGreaterThan(0.15);
  });

  it('asks the worker for the figures of every closed wave', async () => {
    const [row] = await query<{ missing: number }>(
      `SELECT count(*)::int AS missing FROM wave w WHERE w.state = 'closed' AND NOT EXISTS (
         SELECT FROM outbox o WHERE o.event = 'wave.closed' AND o.payload ->> 'waveId' = w.id::text)`,
    );
    expect(row?.missing).toBe(0);
  });

  it('is left alone by a second seed', async () => {
    const outcome = await traccia(database, ['demo', 'seed']);
    expect(outcome).toEqual({
      code: 0,
      said: ['The demo was seeded before; nothing was changed.'],
      warned: [],
    });
    expect(await countRows(database, 'person')).toBe(1523);
  });

  it('prints its truth', async () => {
    const { code, said } = await traccia(database, ['demo', 'truth']);
    const { applied, invited } = truth(world).all;
    expect(code).toBe(0);
    expect(said.join('\n')).toContain(`${applied} of ${invited}`);
  });

  describe('held against its truth', () => {
    interface Counts {
      group: string;
      invited: number;
      respondents: number;
      appliers: number;
    }
    const countsSql = `
      SELECT coalesce(f.constituent_group, 'all') AS "group", count(*)::int AS invited, count(answered.code)::int AS respondents,
        count(*) FILTER (WHERE answered.code IN ('yes', 'partly'))::int AS appliers
      FROM frame_member f JOIN wave w ON w.id = f.wave_id AND w.code = 'ex_post_6m' AND w.state = 'closed'
      LEFT JOIN LATERAL (
        SELECT a.choice_code AS code FROM invitation i JOIN response r ON r.invitation_id = i.id
        JOIN answer a ON a.response_id = r.id JOIN item t ON t.id = a.item_id AND t.code = 'EXP-APP'
        WHERE i.wave_id = f.wave_id AND i.enrolment_id = f.enrolment_id
      ) answered ON true
      GROUP BY ROLLUP (f.constituent_group)`;

    it('bounds the true application rate from both sides, in every group that readers see', async () => {
      const computer = new FiguresComputer();
      await new ScopeComputer(database.db, computer).computePool('centre', null, 'ex_post');
      await computer.stop();
      const { all, byGroup } = truth(world);
      const shown: string[] = [];
      for (const counts of await query<Counts>(countsSql)) {
        const known = counts.group === 'all' ? all : byGroup[counts.group];
        const bounds = ['conservative', 'respondents', 'upper_bound'].map((of) => `application_rate_${of}`);
        const released = await query<{
          metric: string;
          estimate: number;
          n: number | null;
          invited: number;
          numerator: number;
        }>(
          `SELECT f.metric, f.estimate, f.n, f.invited, f.numerator FROM impact_figure f JOIN impact_run r ON r.id = f.run_id
           WHERE r.kind = 'released' AND f.metric = ANY($2::text[]) AND f.group_code = $1
             AND f.dimension IN ('all', 'constituent_group') ORDER BY f.metric`,
          [counts.group, bounds],
        );
        const [conservative, respondents, upperBound] = released;
        shown.push(counts.group);
        // The engine counts what SQL counts.
        expect(respondents).toMatchObject({
          n: counts.respondents,
          numerator: counts.appliers,
          invited: known?.invited,
        });
        expect(conservative?.estimate).toBeLessThanOrEqual(known?.rate ?? 0);
        expect(upperBound?.estimate).toBeGreaterThanOrEqual(known?.rate ?? 1);
      }
      expect(shown.toSorted()).toEqual(['all', ...Object.keys(byGroup)].toSorted());
    });

    it('shows what silence does: respondents overstate the truth by about nine points', async () => {
      const [counts] = (await query<Counts>(countsSql)).filter(({ group }) => group === 'all');
      const { rate } = truth(world).all;
      // Expected among respondents: rate·0.5 / (rate·0.5 + (1 − rate)·0.3), e.g. 0.72 → 0.811.
      const expected = (rate * 0.5) / (rate * 0.5 + (1 - rate) * 0.3);
      const { respondents } = applicationRates(counts as Counts, 0.95);
      expect(respondents.lower).toBeLessThan(expected);
      expect(respondents.upper).toBeGreaterThan(expected);
      expect(respondents.lower).toBeGreaterThan(rate);
    });

    it('learns about as much as was written down', async () => {
      const rows = await query<{ kind: string; share: number }>(
        `SELECT w.kind, sum(r.score_points)::float8 / sum(r.score_max)::float8 AS share FROM response r
         JOIN wave w ON w.id = r.wave_id WHERE w.kind IN ('pre_test', 'post_test') GROUP BY w.kind`,
      );
      const shares = Object.fromEntries(rows.map(({ kind, share }) => [kind, share]));
      // About 6,000 answers each: two standard errors are 0.013.
      expect(Math.abs((shares.pre_test ?? 0) - trueEffects.knowBefore)).toBeLessThan(0.02);
      expect(Math.abs((shares.post_test ?? 0) - trueEffects.knowAfter)).toBeLessThan(0.02);
    });
  });
});

describe('seeding and resetting', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  const insertPerson = () =>
    database.owner.query(`INSERT INTO person (given_name, family_name) VALUES ('Real', 'Person')`);

  it('gives the same world for the same seed and day', () => {
    const now = new Date('2026-05-14T10:00:00Z');
    const print = (seed: number) =>
      createHash('sha256')
        .update(JSON.stringify(buildWorld(seed, now, small)))
        .digest('hex');
    expect(print(1)).toBe(print(1));
    expect(print(1)).not.toBe(print(2));
  });

  it('answers every form as its form takes it, with each branch', () => {
    const { responses } = buildWorld(1, new Date('2026-05-14T10:00:00Z'), small);
    for (const { definition, answers, record } of responses) {
      const { accepted, faults } = checkAnswers(definition, answers, 'draft', record);
      expect(faults).toEqual([]);
      expect(Object.keys(accepted).sort()).toEqual(Object.keys(answers).sort());
    }
    const said = new Set(responses.flatMap(({ answers }) => Object.keys(answers)));
    expect([...said]).toEqual(
      expect.arrayContaining(['EOA-FAC#2', 'EOA-K-NOW#3', 'EXP-AP#1', 'EXP-ATT', 'EXP-F-OPP', 'EXP-INS-Y']),
    );
  });

  it('finds an end day for every today whose six months are up within days', () => {
    // 31 August has no partner in February: 28 February + 6 months is 28 August.
    expect(soonDueEnd('2026-11-25')).toBe('2026-05-27');
    expect(soonDueEnd('2026-08-29')).toBe('2026-03-01');
  });

  it('refuses a database with data, demo or not', async () => {
    await insertPerson();
    const demo = await traccia(database, ['demo', 'seed']);
    await database.owner.query('UPDATE deployment SET is_demo = false');
    const real = await traccia(database, ['demo', 'seed']);
    const refusal = ['This database holds data already; the demo is only seeded into an empty one.'];
    expect([demo, real]).toEqual([
      { code: 1, said: [], warned: refusal },
      { code: 1, said: [], warned: refusal },
    ]);
    expect(await countRows(database, 'person')).toBe(1);
  });

  it('refuses to seed in production and without keys', async () => {
    const production = await traccia(database, ['demo', 'seed'], { TRACCIA_MODE: 'production' });
    const keyless = await traccia(database, ['demo', 'seed'], { TRACCIA_LINK_KEYS: undefined });
    expect([production.code, keyless.code]).toEqual([1, 1]);
    expect(production.warned[0]).toContain('TRACCIA_MODE');
    expect(keyless.warned[0]).toContain('TRACCIA_LINK_KEYS');
    expect(await countRows(database, 'person')).toBe(0);
  });

  it('refuses to reset what is no demo', async () => {
    await insertPerson();
    await database.owner.query('UPDATE deployment SET is_demo = false');
    const outcome = await traccia(database, ['demo', 'reset']);
    expect(outcome).toEqual({
      code: 1,
      said: [],
      warned: ['This is not a demo database; nothing was changed.'],
    });
    expect(await countRows(database, 'person')).toBe(1);
  });

  it('restores the first day: strangers and figures go, the clock is right, the audit trail stays whole', async () => {
    await seedDemo(database.owner, { keys, size: small });
    await insertPerson();
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '40 days'`);
    await database.owner.query(
      `INSERT INTO impact_run (kind, scope_type, wave_kind, method_version, policy_version, threshold, frame_hash, input_hash, seed, responded, reason)
       VALUES ('released', 'centre', 'ex_post', 'm', 'p', 5, 'f', 'i', 1, 1, 'test')`,
    );
    const [before]: { last: string }[] = await database.owner.query('SELECT max(id) AS last FROM outbox');
    const people = await countRows(database, 'person');
    await resetDemo(database.owner, { keys, size: small });
    const [after]: { first: string; shifted: boolean }[] = await database.owner.query(
      `SELECT (SELECT min(id) FROM outbox) AS first, clock_offset <> interval '0' AS shifted FROM deployment`,
    );
    expect(await countRows(database, 'person')).toBe(people - 1);
    expect(await countRows(database, 'impact_run')).toBe(0);
    expect(after?.shifted).toBe(false);
    // A queue that still knows old job numbers must not take new jobs for old ones.
    expect(Number(after?.first)).toBeGreaterThan(Number(before?.last));
    const acts: { act: string }[] = await database.owner.query('SELECT act FROM audit_event ORDER BY id');
    expect(acts.map(({ act }) => act)).toEqual(['demo.seeded', 'demo.seeded', 'demo.reset']);
    expect(await new AuditRepository(database.owner.manager).findBrokenLine()).toBeNull();
    await expect(database.owner.query('TRUNCATE impact_run CASCADE')).rejects.toThrow('append-only');
  });

  it('resets while the product works: whoever stands across it gives way', async () => {
    await seedDemo(database.owner, { keys, size: small });
    const resetWaits = async () => {
      const [row]: { waits: boolean }[] = await database.owner.query(
        `SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'organization'::regclass
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS waits`,
      );
      return row?.waits === true;
    };
    // Holds what the reset wants last, and then wants what the reset holds first.
    const across = database.db.transaction(async (tx) => {
      await tx.query(`UPDATE organization SET name = name || '!'`);
      while (!(await resetWaits())) await pause(50);
      await tx.query('SELECT count(*) FROM impact_run');
    });
    const outcomes = await Promise.allSettled([resetDemo(database.owner, { keys, size: small }), across]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const [row] = await database.owner.query(
      `SELECT count(*)::int AS marked FROM organization WHERE name LIKE '%!'`,
    );
    expect(row.marked).toBe(0);
  });

  it('says what it does not understand', async () => {
    const codes = [];
    for (const argv of [['demo'], ['demo', 'dance'], ['demo', 'seed', '--loud'], ['dance']])
      codes.push((await traccia(database, argv)).code);
    expect(codes).toEqual([2, 2, 2, 2]);
    expect((await traccia(database, ['demo', '--help'])).code).toBe(0);
  });
});
