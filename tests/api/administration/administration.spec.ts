import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administrationApi } from '@traccia/contracts';
import { AuditRepository, defaultSettings } from '@traccia/persistence';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeStaff } from '../../support/factories.js';

describe('administration', () => {
  let database: TestDatabase;
  let api: TestApi;
  let administratorId: string;
  let administrator: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
    administratorId = await makeStaff(database.owner, 'administrator');
    administrator = await api.signedIn(administratorId);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const lastAudit = async () => {
    const rows = await database.owner.query('SELECT * FROM audit_event ORDER BY id DESC LIMIT 1');
    return rows[0];
  };
  const countAudit = async () => (await database.owner.query('SELECT 1 FROM audit_event')).length;

  it('is closed to a role within a narrower scope', async () => {
    const narrow = await api.signedIn(await makeStaff(database.owner, 'administrator', 'country', 'IT'));
    for (const endpoint of [
      administrationApi.getSettings,
      administrationApi.listApiKeys,
      administrationApi.audit,
      administrationApi.queueHealth,
    ])
      await narrow.call(endpoint).expect(403);
    await narrow.call(administrationApi.moveDemoClock, { body: { days: 1 } }).expect(403);
  });

  describe('settings', () => {
    it('are the defaults until changed; a change is one line in the trail', async () => {
      const first = await administrator.call(administrationApi.getSettings).expect(200);
      expect(first.body).toEqual(defaultSettings);
      const wanted = { ...defaultSettings, centreName: 'Centro di Torino', disclosureThreshold: 10 };
      const { body } = await administrator
        .call(administrationApi.updateSettings, { body: wanted })
        .expect(200);
      expect(body).toEqual(wanted);
      expect(await lastAudit()).toMatchObject({
        act: 'settings.changed',
        actor_type: 'person',
        actor_id: administratorId,
        detail: { changed: 'centreName,disclosureThreshold', disclosureThreshold: '5 → 10' },
      });
      expect(JSON.stringify((await lastAudit()).detail)).not.toContain('Torino');
      const before = await countAudit();
      await administrator.call(administrationApi.updateSettings, { body: wanted }).expect(200);
      expect(await countAudit()).toBe(before);
    });

    it.each([
      ['a threshold below five', { disclosureThreshold: 4 }, 'body.disclosureThreshold'],
      ['half a mail', { mailsPerMinute: 0.5 }, 'body.mailsPerMinute'],
      ['a line feed in a name', { mailFromName: 'A\r\nBcc: b@c.test' }, 'body.mailFromName'],
      ['no address', { mailFromAddress: 'nobody' }, 'body.mailFromAddress'],
      ['an unknown one', { secret: 1 }, 'body.secret'],
    ])('refuse %s', async (_, change, field) => {
      const { body } = await administrator
        .put('/api/settings', { ...defaultSettings, ...change })
        .expect(400);
      expect(body.faults[0].field).toBe(field);
    });
  });

  describe('API keys', () => {
    const create = (client: Client, expiresAt: string | null = null) =>
      client.call(administrationApi.createApiKey, { body: { name: 'Reporting', expiresAt } });

    it('show their secret once, work, and stop when ended', async () => {
      const { body: key } = await create(administrator).expect(201);
      expect(key.secret).toMatch(/^tra_[A-Za-z0-9_-]{43}$/);
      expect(await lastAudit()).toMatchObject({ act: 'api-key.created', subject_id: key.id });
      const listed = await administrator.call(administrationApi.listApiKeys).expect(200);
      expect(listed.body.rows[0]).toMatchObject({
        id: key.id,
        name: 'Reporting',
        ended: false,
        usedAt: null,
      });
      expect(listed.text).not.toContain(key.secret);
      const dump =
        JSON.stringify(await database.owner.query('SELECT * FROM api_key')) + JSON.stringify(api.lines);
      expect(dump).not.toContain(key.secret);

      const asKey = () => api.anonymous().get('/api/settings').set('Authorization', `Bearer ${key.secret}`);
      await asKey().expect(200);
      await administrator.call(administrationApi.endApiKey, { params: { id: key.id } }).expect(204);
      expect(await lastAudit()).toMatchObject({ act: 'api-key.ended', subject_id: key.id });
      await asKey().expect(401);
      await administrator.call(administrationApi.endApiKey, { params: { id: key.id } }).expect(204);
      await administrator
        .call(administrationApi.endApiKey, { params: { id: '00000000-0000-4000-8000-000000000000' } })
        .expect(404);
    });

    it('cannot make further keys, and act under their own name in the trail', async () => {
      const { body: key } = await create(administrator).expect(201);
      const bearer = `Bearer ${key.secret}`;
      await create(api.anonymous()).set('Authorization', bearer).expect(403);
      await api
        .anonymous()
        .put('/api/settings', { ...defaultSettings, centreName: 'By key' })
        .set('Authorization', bearer)
        .expect(200);
      expect(await lastAudit()).toMatchObject({
        actor_type: 'api_key',
        actor_id: administratorId,
        detail: { changed: expect.stringContaining('centreName'), apiKeyId: key.id },
      });
    });

    it('do not begin in the past', async () => {
      const { body } = await create(administrator, '2020-01-01T00:00:00Z').expect(400);
      expect(body.faults).toEqual([{ field: 'body.expiresAt', key: 'fault.past' }]);
    });
  });

  describe('the audit trail', () => {
    it('is listed newest first, by page, act and subject', async () => {
      const page = await administrator.call(administrationApi.audit, { query: { limit: 2 } }).expect(200);
      expect(page.body.rows).toHaveLength(2);
      const next = await administrator.call(administrationApi.audit, {
        query: { limit: 2, after: page.body.next },
      });
      const ids = [...page.body.rows, ...next.body.rows].map((row: { id: string }) => Number(row.id));
      expect(ids).toEqual([...ids].sort((a, b) => b - a));
      expect(new Set(ids).size).toBe(4);
      const keys = await administrator.call(administrationApi.audit, { query: { search: 'API-KEY.' } });
      expect(keys.body.rows.length).toBeGreaterThan(0);
      for (const row of keys.body.rows)
        expect(row).toMatchObject({ subjectType: 'api_key', actorName: expect.any(String) });
      const one = await administrator.call(administrationApi.audit, {
        query: { subjectType: 'api_key', subjectId: keys.body.rows[0].subjectId },
      });
      expect(one.body.rows.length).toBeLessThanOrEqual(keys.body.rows.length);
      await administrator.get('/api/audit?after=0').expect(400);
    });

    it('cannot be changed by the application and fits together', async () => {
      for (const sql of [
        'UPDATE audit_event SET act = act',
        'DELETE FROM audit_event',
        'TRUNCATE audit_event',
      ])
        await expect(database.db.query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
      await expect(database.owner.query('DELETE FROM audit_event')).rejects.toThrow('append-only');
      expect(await new AuditRepository(database.owner.manager).findBrokenLine()).toBeNull();
    });
  });

  describe('the queue', () => {
    it('shows workers, what waits and what died, and hands the dead out again once', async () => {
      await database.owner.query(
        `INSERT INTO worker_heartbeat (worker_id, backend, seen_at)
         VALUES (gen_random_uuid(), 'postgres', clock_timestamp()), (gen_random_uuid(), 'redis', clock_timestamp() - interval '1 hour')`,
      );
      const [{ id: outboxId }] = await database.owner.query(
        `INSERT INTO outbox (event, payload) VALUES ('wave.closed', '{}') RETURNING id`,
      );
      const [{ id: deliveryId }] = await database.owner.query(
        `INSERT INTO delivery (outbox_id, job, attempt, dead_at, last_error)
         VALUES ($1, 'impact.compute', 5, clock_timestamp(), 'no such wave') RETURNING id`,
        [outboxId],
      );
      const health = async () => (await administrator.call(administrationApi.queueHealth).expect(200)).body;
      const before = await health();
      expect(before.workers.map((worker: { alive: boolean }) => worker.alive)).toEqual([true, false]);
      expect(before).toMatchObject({
        outboxWaiting: 1,
        deliveriesWaiting: 0,
        messagesWaiting: 0,
        oldestDueSeconds: null,
      });
      expect(before.dead).toEqual([
        {
          id: deliveryId,
          event: 'wave.closed',
          job: 'impact.compute',
          attempt: 5,
          lastError: 'no such wave',
          deadAt: expect.any(String),
        },
      ]);

      const retry = (id: string) => administrator.call(administrationApi.retryDelivery, { params: { id } });
      await retry(deliveryId).expect(204);
      expect(await lastAudit()).toMatchObject({ act: 'delivery.retried', subject_id: deliveryId });
      expect(await health()).toMatchObject({ deliveriesWaiting: 1, dead: [] });
      const again = await retry(deliveryId).expect(409);
      expect(again.body.code).toBe('message.not-retryable');
      await retry('999999999').expect(404);
      await retry('1e3').expect(400);
    });
  });

  describe('a clock in doubt', () => {
    it('is shown, makes the replica degraded, and is confirmed once by whoever manages the queue', async () => {
      const open = async (kind: string) => {
        const [{ id }] = await database.owner.query(
          `INSERT INTO clock_alarm (worker_id, kind, seconds_off, waiting_mails, seen_at)
           VALUES (gen_random_uuid(), $1, 86400, 12, clock_timestamp()) RETURNING id`,
          [kind],
        );
        return id as string;
      };
      const jumped = await open('jumped');
      // Of a worker that is gone, so that nobody is shown it.
      const differs = await open('differs');
      const { body } = await administrator.call(administrationApi.queueHealth).expect(200);
      expect(body.clockAlarms).toEqual([
        expect.objectContaining({ id: jumped, kind: 'jumped', secondsOff: 86_400, waitingMails: 12 }),
      ]);
      const ready = async () => (await api.anonymous().get('/health/ready').expect(200)).body;
      expect(await ready()).toMatchObject({ checks: { clock: 'degraded' } });

      const confirm = (id: string, client = administrator) =>
        client.call(administrationApi.confirmClock, { params: { id } });
      await confirm('1').expect(400);
      await confirm(jumped, api.anonymous()).expect(401);
      await confirm('00000000-0000-4000-8000-000000000000').expect(404);
      expect((await confirm(differs).expect(409)).body.code).toBe('clock.not-confirmable');
      await confirm(jumped).expect(204);
      expect(await lastAudit()).toMatchObject({ act: 'clock.confirmed', subject_id: jumped });
      await confirm(jumped).expect(409);
      expect(await ready()).toMatchObject({ checks: { clock: 'ok' } });
    });
  });

  describe('the demo clock', () => {
    const move = (days: number, client = administrator) =>
      client.call(administrationApi.moveDemoClock, { body: { days } });
    const daySeconds = 86_400;

    it('moves forward and back, tells the worker and the trail, and knows its bounds', async () => {
      const { body } = await move(180).expect(200);
      expect(body.offsetSeconds).toBe(180 * daySeconds);
      const [{ now }] = await database.owner.query('SELECT business_now() AS now');
      expect(Math.abs(Date.parse(body.businessNow) - now.getTime())).toBeLessThan(10_000);
      const [event] = await database.owner.query(
        'SELECT event, payload FROM outbox ORDER BY id DESC LIMIT 1',
      );
      expect(event).toEqual({ event: 'clock.moved', payload: { offsetSeconds: 180 * daySeconds } });
      expect(await lastAudit()).toMatchObject({ act: 'demo-clock.moved', detail: { days: 180 } });

      const back = await move(-181).expect(400);
      expect(back.body.faults).toEqual([{ field: 'body.days', key: 'fault.min', params: { min: -180 } }]);
      const far = await move(3600).expect(400);
      expect(far.body.faults).toEqual([{ field: 'body.days', key: 'fault.max', params: { max: 3480 } }]);
      await move(-180).expect(200);
      const read = await administrator.call(administrationApi.getDemoClock).expect(200);
      expect(read.body.offsetSeconds).toBe(0);
    });

    it('adds up when two move it at once', async () => {
      await Promise.all([move(1).expect(200), move(2).expect(200)]);
      const { body } = await administrator.call(administrationApi.getDemoClock);
      expect(body.offsetSeconds).toBe(3 * daySeconds);
      await move(-3).expect(200);
    });

    it('stands still outside a demo, by mode and by the database', async () => {
      const production = await startTestApi(database, { mode: 'production' });
      const byMode = await move(1, await production.signedIn(administratorId)).expect(409);
      expect(byMode.body.code).toBe('demo.not-a-demo');
      await production.close();

      await database.owner.query('UPDATE deployment SET is_demo = false');
      const byRow = await move(1).expect(409);
      expect(byRow.body.code).toBe('demo.not-a-demo');
      await expect(
        database.db.query(`UPDATE deployment SET clock_offset = interval '1 day'`),
      ).rejects.toMatchObject({
        driverError: { constraint: 'deployment_offset_only_in_demo' },
      });
      await database.owner.query('UPDATE deployment SET is_demo = true');
    });
  });
});
