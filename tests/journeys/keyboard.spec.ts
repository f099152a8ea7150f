import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoPassword, type Locale } from '@traccia/contracts';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser.js';
import { createTestDatabase, demoTemplate, type TestDatabase } from '../support/database.js';
import { KeyboardWalk } from '../support/keyboard-walk.js';
import { startProduct, type Product } from '../support/product.js';

let test: TestDatabase;
let product: Product;
let browser: Browser;
let sights: { open: string; room: string };

beforeAll(async () => {
  test = await createTestDatabase(demoTemplate);
  product = await startProduct(test);
  browser = await launchBrowser();
  const [row] = (await test.owner.query(
    `SELECT (SELECT min(a.code) FROM activity a WHERE a.admission_mode = 'open'
         AND a.status IN ('open', 'confirmed') AND coalesce(a.application_closes_on, a.starts_on) > business_now()::date
         AND NOT EXISTS (SELECT 1 FROM application ap JOIN person p ON p.id = ap.person_id
           WHERE ap.activity_id = a.id AND p.email = 'observer@demo.example' AND ap.state <> 'draft')) AS open,
       (SELECT '/staff/activities/' || a.id || '?tab=sessions&session=' || s.position
         FROM activity a JOIN activity_session s ON s.activity_id = a.id
         WHERE a.status = 'running' AND s.starts_at <= business_now() AND EXISTS (SELECT 1 FROM activity_staff w
           JOIN person p ON p.id = w.person_id WHERE w.activity_id = a.id AND p.email = 'trainer@demo.example')
         ORDER BY s.starts_at DESC LIMIT 1) AS room`,
  )) as [typeof sights];
  sights = row;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await test?.drop();
}, 60_000);

const wordsOf = (locale: Locale, namespace: string) =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, `../../apps/web/src/catalogue/${locale}/${namespace}.json`),
      'utf8',
    ),
  ) as Record<string, string>;

/** A walk by somebody in a language; the form of signing in has a walk of its own. */
async function walkAs(role: string, locale: Locale): Promise<KeyboardWalk> {
  const { page, context } = await openPage(browser, { locale });
  const headers = { origin: product.url };
  const data = { email: `${role}@demo.example`, password: demoPassword };
  await context.request.post(`${product.url}/api/sign-in`, { headers, data });
  await context.request.patch(`${product.url}/api/me`, { headers, data: { locale } });
  return new KeyboardWalk(page);
}
async function openAt(walk: KeyboardWalk, path: string, locale: Locale): Promise<void> {
  await walk.page.goto(`${product.url}${path}`);
  await walk.page.locator(`html[lang=${locale}]`).waitFor();
  await walk.page.locator('h1').waitFor();
}
async function done(walk: KeyboardWalk): Promise<void> {
  await walk.page.context().close();
  expect(walk.faults).toEqual([]);
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

describe.each([
  ['en', 0],
  ['ar', 1],
] as const)('by keyboard alone, in %s', (locale, turn) => {
  const shell = wordsOf(locale, 'shell');
  const catalogue = wordsOf(locale, 'catalogue');
  const admissions = wordsOf(locale, 'admissions');
  const attendance = wordsOf(locale, 'attendance');

  it('an activity is found and applied for; a fault takes the focus to its field', async () => {
    const walk = await walkAs('observer', locale);
    const { page } = walk;
    const main = page.getByRole('main');
    // What the walk in the other language has begun.
    await test.owner.query(`DELETE FROM application WHERE state = 'draft'`);
    await openAt(walk, '/catalogue', locale);
    await walk.press('Tab');
    expect(await walk.isAt(page.getByRole('link', { name: shell['skip'], exact: true }))).toBe(true);
    await walk.press('Enter');
    await walk.landsOn(main);
    const code = sights.open;
    await walk.to(main.getByRole('searchbox', { name: catalogue['search'], exact: true }));
    await page.keyboard.type(code);
    await page.waitForURL(/search=/);
    await walk.to(main.getByRole('combobox', { name: catalogue['filter.language'], exact: true }));
    await main.getByRole('option').nth(1).waitFor({ state: 'attached' });
    await walk.press('ArrowDown');
    await page.waitForURL(/language=/);
    await walk.to(main.locator('.timetable').getByRole('link').first());
    await walk.press('Enter');
    await page.waitForURL(new RegExp(`/activities/${code}`));
    await walk.landsOn(page.getByRole('heading', { level: 1 }));
    await walk.to(button(page, admissions['apply'] ?? ''));
    await walk.press('Enter');
    await page.waitForURL(/\/my-applications\/./);
    await walk.landsOn(page.getByRole('heading', { level: 1 }));
    await walk.to(button(page, admissions['send'] ?? ''), 200);
    await walk.press('Enter');
    await walk.landsOn(main.locator(':is(input, select, textarea):focus'));
    await main.getByRole('alert').waitFor();
    await done(walk);
  });

  it('a room is marked in two presses, and a dialog gives the focus back', async () => {
    const walk = await walkAs('trainer', locale);
    const { page } = walk;
    await openAt(walk, sights.room, locale);
    const first = page.locator('.attendance-sheet tbody tr').first();
    await first.waitFor();
    const marked = first.locator('input:checked');
    await walk.to((await marked.count()) > 0 ? marked : first.locator('input').first());
    await walk.press(turn === 0 ? 'a' : 'p');
    const save = page.locator('.attendance-save').getByRole('button');
    await walk.to(save, 200);
    await walk.press('Enter');
    await button(page, attendance['nothing'] ?? '').waitFor();
    const history = first.getByRole('button');
    await history.waitFor();
    await openAt(walk, sights.room, locale);
    await walk.to(history);
    await walk.press('Enter');
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await walk.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await walk.landsOn(history);
    await done(walk);
  });

  it('the places behind the last word are reached, and the search gives the focus back', async () => {
    const walk = await walkAs('administrator', locale);
    const { page } = walk;
    await openAt(walk, '/home', locale);
    const more = button(page, shell['places.more'] ?? '');
    await walk.to(more);
    await walk.press('Enter');
    const items = page.getByRole('menuitem');
    await items.first().waitFor();
    await walk.press('ArrowDown');
    await walk.landsOn(items.first());
    await walk.press('Escape');
    await walk.landsOn(more);
    const search = page.locator('.tool.search');
    await walk.to(search);
    await walk.press('Enter');
    await walk.landsOn(page.getByRole('dialog').getByRole('textbox'));
    await walk.press('Escape');
    await walk.landsOn(search);
    await openAt(walk, '/home', locale);
    await walk.to(more);
    await walk.press('Enter');
    await items.first().waitFor();
    await walk.press('ArrowDown', 'ArrowDown');
    await walk.landsOn(items.nth(1));
    const name = (await items.nth(1).textContent()) ?? '';
    await walk.press('Enter');
    await walk.landsOn(page.getByRole('heading', { level: 1 }));
    expect(await button(page, new RegExp(`: ${name}`)).count()).toBe(1);
    await done(walk);
  });
});
