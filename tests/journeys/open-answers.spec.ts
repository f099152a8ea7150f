import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { findAxeViolations, launchBrowser, openPage, type WatchedPage } from '../support/browser.js';
import { createTestDatabase, demoTemplate, type TestDatabase } from '../support/database.js';
import { signInAs } from '../support/demo-visit.js';
import { startProduct, type Product } from '../support/product.js';

let test: TestDatabase;
let product: Product;
let browser: Browser;
let reader: WatchedPage;
let page: Page;

beforeAll(async () => {
  test = await createTestDatabase(demoTemplate);
  product = await startProduct(test);
  browser = await launchBrowser();
  reader = await openPage(browser);
  page = reader.page;
  await signInAs(page, product.url, 'evaluator');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await test?.drop();
}, 60_000);

const texts = () =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Translate' }) });
async function choose(label: string, wanted: RegExp): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  const option = field.locator('option', { hasText: wanted }).first();
  await option.waitFor({ state: 'attached' });
  await field.selectOption((await option.getAttribute('value')) ?? '');
}
async function openQuestion(question: RegExp): Promise<void> {
  await page.goto(`${product.url}/surveys/answers`);
  await choose('Question', question);
  await texts().first().waitFor();
}
/** One text that stays the same one whatever is done with it. */
async function textWith(words: string): Promise<Locator> {
  await page.getByRole('searchbox', { name: 'Search in the texts' }).fill(words);
  await page.waitForURL(/search=/);
  const found = texts().filter({ hasText: words });
  await found.first().waitFor();
  return found.first();
}

it('finds texts and sets a translation beside the original', async () => {
  await openQuestion(/^What stood in your way.*What changed since/);
  const text = await textWith('Sin presupuesto');
  await text.getByRole('button', { name: 'Translate' }).click();
  await text.getByLabel('Into').selectOption('fr');
  await text.getByLabel('Translation').fill('Pas de budget pour l’essai.');
  await text.getByRole('button', { name: 'Save the translation' }).click();
  await page.getByText('Pas de budget pour l’essai.').first().waitFor();
  // The words stand in the field before they are stored.
  const rows = await eventually(
    () =>
      test.owner.query(
        `SELECT body FROM text_translation WHERE locale = 'fr' AND body LIKE 'Pas de budget %'`,
      ),
    (found) => found.length > 0,
  );
  expect(rows).toEqual([{ body: 'Pas de budget pour l’essai.' }]);
});

it('shows what the other coder said once one has judged, and how far two agree', async () => {
  await openQuestion(/^What stood in your way.*What changed since/);
  await choose('Codebook', /^What stands in the way$/);
  await choose('Coded by me', /^Not yet$/);
  const open = texts().filter({ hasText: 'Which codes fit?' }).first();
  await open.waitFor();
  expect(await open.getByText(/^Paolo Conti: /).count()).toBe(0);
  await choose('Coded by me', /^Yes$/);
  await texts()
    .filter({ hasText: 'Your codes' })
    .first()
    .getByText(/^Paolo Conti: /)
    .waitFor();
  await page.getByRole('link', { name: 'Agreement' }).click();
  const row = page.getByRole('row', { name: /^Money/ });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/\d+%\s+\d\.\d\d/);
  expect(await findAxeViolations(page)).toEqual([]);
});

it('takes a name out for everybody and keeps the original for readers', async () => {
  await openQuestion(/^What stood in your way.*What changed since/);
  const text = await textWith('No budget for the pilot this year.');
  await text.getByRole('button', { name: 'Take names out' }).click();
  const field = text.getByLabel('The text', { exact: true });
  await field.evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    area.setSelectionRange(3, 9);
  });
  await text.getByRole('button', { name: 'Take this out' }).click();
  await text.getByRole('button', { name: 'Show it like this to everybody' }).click();
  const [row] = await eventually(
    () => test.owner.query(`SELECT body FROM text_redaction WHERE body LIKE 'No %pilot this year.'`),
    (rows) => rows.length === 1,
  );
  expect(row).toEqual({ body: 'No ▮▮▮ for the pilot this year.' });
});

it('quotes only who agreed', async () => {
  await openQuestion(/success-case interview/);
  const agreed = await texts().filter({ hasText: 'May be quoted' }).count();
  const refused = texts().filter({ hasText: 'Not to be quoted' });
  expect(agreed).toBeGreaterThan(0);
  expect(await page.getByRole('button', { name: /^Quote/ }).count()).toBeGreaterThan(0);
  expect(await refused.getByRole('button', { name: /^Quote/ }).count()).toBe(0);
  expect(await findAxeViolations(page)).toEqual([]);
  expect(reader.troubles).toEqual([]);
});

async function eventually<T>(read: () => Promise<T>, is: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await read();
    if (is(value)) return value;
    await page.waitForTimeout(100);
  }
  throw new Error('it did not come about');
}
