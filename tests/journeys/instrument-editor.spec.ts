import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { findAxeViolations, launchBrowser, openPage, type WatchedPage } from '../support/browser.js';
import { createTestDatabase, demoTemplate, type TestDatabase } from '../support/database.js';
import { signInAs } from '../support/demo-visit.js';
import { startProduct, type Product } from '../support/product.js';

let test: TestDatabase;
let product: Product;
let browser: Browser;
let author: WatchedPage;
let page: Page;

beforeAll(async () => {
  test = await createTestDatabase(demoTemplate);
  product = await startProduct(test);
  browser = await launchBrowser();
  author = await openPage(browser, { width: 1440, height: 900 });
  page = author.page;
  await signInAs(page, product.url, 'evaluator');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await test?.drop();
}, 60_000);

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
/** What was written is on its way a moment before it is there. */
async function saved(): Promise<void> {
  await page.waitForTimeout(100);
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
}
const outline = () => page.getByRole('navigation', { name: 'Pages and questions' });
async function preview(): Promise<Frame> {
  const handle = await page.locator('.preview-pane iframe').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('there is no preview');
  return frame;
}
async function stored(): Promise<
  { state: string; definition: { pages: { items: { code: string }[] }[] } }[]
> {
  return test.owner.query(
    `SELECT v.state, v.definition FROM instrument_version v JOIN instrument i ON i.id = v.instrument_id
     WHERE i.code = 'journey-form' ORDER BY v.number`,
  );
}

it('begins with a form of the bank', async () => {
  await page.goto(`${product.url}/instruments`);
  await page.getByRole('link', { name: 'New questionnaire' }).first().click();
  await page.getByText('A copy of another questionnaire').click();
  const originals = page.getByLabel('Copy of', { exact: true });
  await originals.selectOption({ label: await labelOf(originals, 'end-of-activity') });
  await page.getByRole('textbox', { name: 'Code' }).fill('journey-form');
  await button('Begin writing').click();
  await outline().getByText('EOA-REL').first().waitFor();
  expect(await stored()).toMatchObject([{ state: 'draft' }]);
}, 60_000);

/** The whole label of the option that names this code. */
async function labelOf(select: ReturnType<Page['getByLabel']>, code: string): Promise<string> {
  const option = select.locator('option', { hasText: `· ${code} ·` });
  await option.waitFor({ state: 'attached' });
  return (await option.textContent()) ?? '';
}

it('saves what is written by itself, and takes it back', async () => {
  const words = page.getByRole('textbox', { name: 'Question (English)', exact: true });
  const before = await words.inputValue();
  await words.fill('Was this of use for your work?');
  await saved();
  await button('Undo').click();
  expect(await words.inputValue()).toBe(before);
  await button('Redo').click();
  expect(await words.inputValue()).toBe('Was this of use for your work?');
  await saved();
}, 60_000);

it('moves a question by the keyboard', async () => {
  const first = outline().getByRole('button', { name: /EOA-REL/ });
  await first.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await saved();
  const [draft] = await stored();
  expect(draft?.definition.pages[0]?.items[1]?.code).toBe('EOA-REL');
  await button('Move up').click();
}, 60_000);

it('asks a new question under a condition, written as a sentence', async () => {
  await button('Add a question').click();
  await page.getByRole('menuitem', { name: 'Long text' }).click();
  await page.getByRole('textbox', { name: 'Question (English)', exact: true }).fill('What exactly?');
  await button('Add a condition').click();
  await page.getByLabel('Comparison').selectOption('is');
  const frame = await preview();
  await frame.getByText('Was this of use for your work?').waitFor();
  expect(await frame.getByText('What exactly?').count()).toBe(0);
  await frame.locator('#preview-EOA-REL input').first().check();
  await frame.getByText('What exactly?').waitFor();
}, 60_000);

it('is told what stands against publishing, and led to it', async () => {
  await button(/things? to mend/).click();
  await page.getByText(/^French: .* texts are missing/).click();
  await page.getByLabel('Language written now').selectOption('fr');
  await page.getByRole('textbox', { name: 'Question (French)', exact: true }).fill('Quoi exactement ?');
  for (const [code, language, words] of [
    ['es', 'Spanish', '¿Qué exactamente?'],
    ['ar', 'Arabic', 'ماذا بالضبط؟'],
  ] as const) {
    await page.getByLabel('Language written now').selectOption(code);
    await page.getByRole('textbox', { name: `Question (${language})`, exact: true }).fill(words);
  }
  await button('Check list').waitFor();
  await saved();
}, 60_000);

it('shows the form in Arabic, as wide as a phone', async () => {
  await page.locator('.preview-pane select').selectOption('ar');
  const frame = await preview();
  await frame.getByText('ماذا بالضبط؟').waitFor();
  const shown = await frame.evaluate(() => ({
    dir: document.documentElement.dir,
    wide: document.documentElement.scrollWidth,
    window: window.innerWidth,
  }));
  expect(shown).toEqual({ dir: 'rtl', wide: 360, window: 360 });
}, 60_000);

it('keeps what is written while the network is away, and sends it when it is back', async () => {
  await page.getByLabel('Language written now').selectOption('en');
  await author.context.setOffline(true);
  await page
    .getByRole('textbox', { name: 'Help below the question (English)' })
    .fill('One example is enough.');
  await page.getByText('Offline: kept on this device, will be saved by itself').waitFor();
  await author.context.setOffline(false);
  await saved();
  expect(JSON.stringify(await stored())).toContain('One example is enough.');
  await button('Undo').click();
  await saved();
}, 60_000);

it('is usable on a phone and by those who hear the page', async () => {
  expect(await findAxeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByText('Outline', { exact: true }).click();
  await outline().getByText('EOA-REL').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await findAxeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
}, 60_000);

it('publishes, writes the next version, and says what breaks comparison', async () => {
  await button('Publish…').click();
  await button('Publish version 1').click();
  await button('Write the next version').click();
  await outline()
    .getByRole('button', { name: /EOA-REL/ })
    .click();
  await page
    .getByRole('textbox', { name: 'Question (English)', exact: true })
    .fill('Was this of any use at all?');
  await saved();
  await button('Publish…').click();
  await page.getByText('Do answers before and after still compare?').waitFor();
  await page.getByRole('checkbox', { name: /EOA-REL/ }).uncheck();
  await button('Publish version 2').click();
  await page.locator('.instrument-difference summary').click();
  await page.getByText('other words').waitFor();
  const pools: { pool: number }[] = await test.owner.query(
    `SELECT x.pool FROM item x JOIN instrument_version v ON v.id = x.instrument_version_id
     JOIN instrument i ON i.id = v.instrument_id WHERE i.code = 'journey-form' AND x.code = 'EOA-REL' ORDER BY v.number`,
  );
  expect(pools).toEqual([{ pool: 1 }, { pool: 2 }]);
  expect(author.troubles).toEqual([]);
}, 60_000);

it('asks two who write one draft which goes on', async () => {
  await button('Write the next version').click();
  await outline().waitFor();
  const colleague = await openPage(browser, { width: 1440, height: 900 });
  await signInAs(colleague.page, product.url, 'administrator');
  await colleague.page.goto(page.url());
  const theirs = colleague.page.getByRole('textbox', { name: 'Question (English)', exact: true });
  await theirs.fill('Theirs?');
  await colleague.page.getByText(/^Saved \d\d:\d\d$/).waitFor();
  const mine = page.getByRole('textbox', { name: 'Question (English)', exact: true });
  await mine.fill('Mine?');
  await page.getByText(/saved this draft .* while you were writing/).waitFor();
  await button('Go on with mine').click();
  await saved();
  expect(JSON.stringify(await stored())).toContain('Mine?');
  await colleague.context.close();
}, 60_000);
