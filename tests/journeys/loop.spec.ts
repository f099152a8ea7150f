import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveToken, parseLinkKeys } from '@traccia/runtime';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.js';
import { createTestDatabase, demoTemplate, type TestDatabase } from '../support/database.js';
import { moveDemoClock, signInAs } from '../support/demo-visit.js';
import { startProduct, type Product } from '../support/product.js';
import { startTestRedis, testLinkKeys, until, type TestRedis } from '../support/worker.js';

/** The first coming activity of the demo with free places; its sessions and waves are planned. */
interface Chosen {
  id: string;
  code: string;
  days_to_start: number;
  days_to_end: number;
}

describe.each(['postgres', 'redis'] as const)('from a place to a figure, queue on %s', (backend) => {
  let redis: TestRedis | null = null;
  let test: TestDatabase;
  let product: Product;
  let browser: Browser;
  let administrator: WatchedPage;
  let chosen: Chosen;
  let link = '';

  beforeAll(async () => {
    redis = backend === 'redis' ? await startTestRedis() : null;
    test = await createTestDatabase(demoTemplate);
    // Without Redis on this machine the loop runs on PostgreSQL twice; CI always has it.
    product = await startProduct(test, redis ? { REDIS_URL: redis.url } : {});
    browser = await launchBrowser();
    administrator = await openPage(browser);
    await signInAs(administrator.page, product.url, 'administrator');
    [chosen] = (await test.owner.query(
      `SELECT id, code, starts_on - business_now()::date AS days_to_start, ends_on - business_now()::date AS days_to_end
       FROM activity WHERE status = 'open' AND capacity > enrolled_count
         AND NOT EXISTS (SELECT 1 FROM enrolment e JOIN person p ON p.id = e.person_id
           WHERE e.activity_id = activity.id AND p.email = 'participant@demo.example')
       ORDER BY starts_on LIMIT 1`,
    )) as [Chosen];
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await test?.drop();
    await redis?.stop();
  }, 60_000);

  const waveOf = async (kind: string) =>
    (
      await test.owner.query('SELECT id, state, closes_at FROM wave WHERE activity_id = $1 AND kind = $2', [
        chosen.id,
        kind,
      ])
    )[0] as { id: string; state: string };

  it('a participant finds the activity and takes a place', async () => {
    const { page, troubles, context } = await openPage(browser);
    await signInAs(page, product.url, 'participant');
    await page.getByRole('link', { name: 'Catalogue', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search' }).fill(chosen.code);
    await page.getByText('1 of 1 shown').waitFor();
    await page.locator('main').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await page.getByText('You have a place').waitFor();
    expect(troubles).toEqual([]);
    await context.close();
    // Speaks Arabic from now on, so that the survey mail and the form do too.
    await test.owner.query(`UPDATE person SET locale = 'ar' WHERE email = 'participant@demo.example'`);
  });

  it('attendance is taken in the room', async () => {
    const { page, troubles } = administrator;
    await moveDemoClock(page, chosen.days_to_start + 1);
    await page.goto(`${product.url}/staff/activities/${chosen.id}?tab=sessions&session=1`);
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Everybody present' }).click();
    await page.getByRole('button', { name: /^Record attendance/ }).click();
    await page.getByText(/^Attendance recorded: \d+/).waitFor();
    expect(troubles).toEqual([]);
    const [{ present }] = await test.owner.query(
      `SELECT count(*)::int AS present FROM enrolment WHERE activity_id = $1 AND status = 'attended'`,
      [chosen.id],
    );
    expect(present).toBeGreaterThan(10);
  });

  it('six months later the survey falls due and its mail stands in the Outbox', async () => {
    const { page, troubles } = administrator;
    await moveDemoClock(page, chosen.days_to_end - chosen.days_to_start + 185);
    await until(
      'the survey of everybody who attended',
      async () =>
        test.owner.query(
          `SELECT count(*) FILTER (WHERE m.state = 'sent')::int AS sent, count(*)::int AS planned
           FROM message m JOIN invitation i ON i.id = m.subject_id JOIN wave w ON w.id = i.wave_id
           WHERE m.kind = 'survey.invitation' AND w.activity_id = $1 AND w.kind = 'ex_post'`,
          [chosen.id],
        ) as Promise<{ sent: number; planned: number }[]>,
      ([seen]) => (seen?.sent ?? 0) > 10 && seen?.sent === seen?.planned,
      120_000,
    );
    await page.goto(`${product.url}/staff/outbox?kind=survey.invitation&activity=${chosen.id}`);
    await page.getByRole('searchbox', { name: 'Search by name or address' }).fill('participant@demo.example');
    // Every survey of the activity wrote to the participant; the newest stands first.
    await page.getByText(/^\d of \d shown$/).waitFor();
    await page.getByRole('table').getByRole('link').first().click();
    const frame = page.frameLocator('iframe');
    await frame.locator('html[dir=rtl]').waitFor();
    link =
      (await page
        .getByRole('region', { name: 'Links in this mail' })
        .locator('a[href*="/f#"]')
        .first()
        .getAttribute('href')) ?? '';
    expect(link).toMatch(/\/f#[\w-]{40,}$/);
    expect(troubles).toEqual([]);
  }, 180_000);

  it('the form is answered on a phone, in Arabic, without an account', async () => {
    const { page, troubles, context } = await openPage(browser, { width: 360, height: 740, locale: 'ar' });
    await page.goto(link);
    await page.locator('html[dir=rtl]').waitFor();
    await page.getByRole('button', { name: 'ابدأ' }).click();
    // A choice for each question; the first one of the application question is "yes".
    for (let step = 0; step < 100; step += 1) {
      if (await page.locator('ul.answers').isVisible()) break;
      await answerWhatIsShown(page);
      const before = await page.locator('h1').textContent();
      await page.locator('.foot button[type=submit]').click();
      await page
        .waitForFunction((text) => document.querySelector('h1')?.textContent !== text, before, {
          timeout: 2000,
        })
        // What is softly required is asked once more.
        .catch(() => undefined);
    }
    await page.locator('.foot button[type=submit]').click();
    await page.locator('h1', { hasText: 'شكر' }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
    const [{ state, locale }] = await test.owner.query(
      `SELECT r.state, r.locale FROM response r JOIN invitation i ON i.id = r.invitation_id
       JOIN enrolment e ON e.id = i.enrolment_id JOIN person p ON p.id = e.person_id
       JOIN wave w ON w.id = i.wave_id
       WHERE p.email = 'participant@demo.example' AND w.activity_id = $1 AND w.kind = 'ex_post'`,
      [chosen.id],
    );
    expect({ state, locale }).toEqual({ state: 'submitted', locale: 'ar' });
  }, 120_000);

  it('others answer too, the wave closes, and the evaluator reads the figure', async () => {
    const wave = await waveOf('ex_post');
    const others: { id: string; nonce: Buffer }[] = await test.owner.query(
      `SELECT id, link_nonce AS nonce FROM invitation WHERE wave_id = $1 AND answer_state = 'invited' ORDER BY id LIMIT 11`,
      [wave.id],
    );
    // 11 others: 7 have used it, 4 have not; with the "yes" of the phone 8 of 12 = 67 %.
    for (const [i, { id, nonce }] of others.entries())
      await submit(product.url, deriveToken(parseLinkKeys(testLinkKeys), 'link', id, nonce, 1), i < 7);
    await moveDemoClock(administrator.page, 40);
    await until(
      'the release of the closed wave',
      async () =>
        test.owner.query(
          `SELECT responded FROM impact_run WHERE kind = 'released' AND scope_type = 'wave' AND scope_id = $1
           ORDER BY computed_at DESC LIMIT 1`,
          [wave.id],
        ) as Promise<{ responded: number }[]>,
      ([run]) => run?.responded === 12,
      120_000,
    );
    const [{ invited }] = await test.owner.query(
      'SELECT count(*)::int AS invited FROM frame_member WHERE wave_id = $1',
      [wave.id],
    );
    const evaluator = await openPage(browser);
    await signInAs(evaluator.page, product.url, 'evaluator');
    await evaluator.page.goto(`${product.url}/impact/wave/${wave.id}?kind=ex_post`);
    await evaluator.page.getByRole('heading', { name: 'Applied what they learned', exact: true }).waitFor();
    const text = (await evaluator.page.locator('main').textContent()) ?? '';
    // Wilson, 8 of 12: centre (8/12 + 1.92/12)/(1 + 3.84/12) = 0.626, half width 0.235: 39 to 86.
    expect(text).toContain('67%');
    expect(text).toContain('(39–86)');
    expect(text).toContain(`12 of ${invited} invited answered`);
    expect(evaluator.troubles).toEqual([]);
  }, 180_000);

  it('opening the link again shows the receipt and takes nothing', async () => {
    const { page, context } = await openPage(browser, { width: 360, locale: 'ar' });
    await page.goto(link);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('button[type=submit]').count()).toBe(0);
    await context.close();
  });
});

/** Answers the question on the screen: the first choice of everything, a number, a sentence. */
async function answerWhatIsShown(page: Page): Promise<void> {
  const rows = await page.locator('fieldset').all();
  for (const fieldset of rows) {
    const choice = fieldset.locator('label').first();
    if (await choice.isVisible().catch(() => false)) await choice.click();
  }
  for (const box of await page.locator('main textarea, main input[inputmode], main input[type=text]').all())
    await box.fill(await wordsFor(box));
}

async function wordsFor(box: Locator): Promise<string> {
  if ((await box.getAttribute('maxlength')) === '4') return '2026';
  return (await box.getAttribute('inputmode')) ? '3' : 'جربناه في مكتبين.';
}

async function submit(url: string, token: string, applied: boolean): Promise<void> {
  const pick = (code: string) => ({ codes: [code] });
  const scale = { 'EXP-SKL': pick('4'), 'EXP-PERF': pick('4'), 'EXP-ORG-X': pick('3'), 'EXP-REL': pick('5') };
  const answers = {
    ...scale,
    'EXP-APP': pick(applied ? 'yes' : 'not_yet'),
    ...(applied ? { 'EXP-FRQ': pick('3'), 'EXP-SUS': pick('yes') } : {}),
    'EXP-ORG': pick('no'),
    'EXP-REC': { number: 9 },
  };
  const reply = await fetch(`${url}/api/respond/submit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, clientId: randomUUID(), locale: 'en', answers }),
  });
  if (!reply.ok) throw new Error(`submitting ended with ${reply.status}: ${await reply.text()}`);
}
