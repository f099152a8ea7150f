import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itemsOf } from '@traccia/survey';
import type { Browser, Page } from 'playwright-core';
import words from '../../apps/web/src/respond/words/ar.json' with { type: 'json' };
import { findAxeViolations, launchBrowser, openPage } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makePerson,
  makeWave,
} from '../support/factories.js';
import { startProduct, type Product } from '../support/product.js';
import { until } from '../support/worker.js';
import { allTypes } from './all-types.js';

let test: TestDatabase;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  product = await startProduct(test);
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await test?.drop();
}, 60_000);

async function makeLink(): Promise<{ id: string; token: string }> {
  const { owner } = test;
  const { versionId } = await makeInstrument(owner, allTypes);
  const activityId = await makeActivity(owner, { status: 'ended' });
  // Whoever has no session of their own is asked about in the order of ids.
  const trainers = [await makePerson(owner), await makePerson(owner)].toSorted();
  for (const [index, trainer] of trainers.entries()) {
    await owner.query(`UPDATE person SET given_name = 'Anna', family_name = $2 WHERE id = $1`, [
      trainer,
      ['Haddad', 'Rossi'][index],
    ]);
    await owner.query(
      `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'lead_trainer')`,
      [activityId, trainer],
    );
  }
  const personId = await makePerson(owner, { givenName: 'أمينة', familyName: 'ديالو' });
  await owner.query(`UPDATE person SET locale = 'ar' WHERE id = $1`, [personId]);
  const enrolmentId = await makeEnrolment(owner, { activityId, personId, status: 'attended' });
  return makeInvitation(owner, { waveId: await makeWave(owner, { activityId, versionId }), enrolmentId });
}

type Do = (page: Page) => Promise<unknown>;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const choose =
  (name: string, value: string): Do =>
  async (page) =>
    page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
const write =
  (id: string, value: string): Do =>
  async (page) =>
    page.locator(`[id="${id}"]`).fill(value);
const rank =
  (...texts: string[]): Do =>
  async (page) => {
    for (const [index, text] of texts.entries())
      await button(page, words['rank.in'].replace('{n}', String(index + 1)).replace('{text}', text)).click();
  };
const both =
  (...acts: Do[]): Do =>
  async (page) => {
    for (const act of acts) await act(page);
  };

/** Screen after screen: what its heading holds, and what somebody does there. */
const first: [string, Do][] = [
  ['كم مرة تستخدم', choose('USED', 'often')],
  ['بأي طرق', both(choose('WAYS', 'rules'), choose('WAYS', 'talks'))],
  ['إلى أي مدى', both(choose('G1', '4'), choose('G2', '5'))],
  ['سيدوم', choose('FIRM', '2')],
  ['كم شخصًا', write('MANY', '١٢')],
  ['هل توصي', choose('REC', '9')],
];
/** Without a connection. */
const cut: [string, Do][] = [
  ['حدّثنا', write('TELL', 'غيّرنا خطة التفتيش.\nوصرنا نزور كل منشأة مرتين.')],
  ['منذ متى', write('SINCE', '2026-03-01')],
  ['حتى اليوم', choose('STILL', 'yes')],
  ['مرحبًا', async () => undefined],
  ['ما الأكثر عونًا', both(rank('الحوار', 'القواعد', 'الزيارات'))],
  ['كم مرة سابقًا', both(choose('T1-BEF', 'never'), choose('T1-NOW', 'often'))],
];
const last: [string, Do][] = [
  ['ما الذي أعاق', choose('F1', '-2')],
  ['كم يعود', both(write('PCT-A', '٤٠٫٥'), write('PCT-C', '80'))],
  ['كم كان جيدًا', choose('STARS', '4')],
  ['أي بلد', async (page) => page.locator('[id="LAND"]').selectOption('c21')],
  ['عنوانك', write('MAIL', 'amina@example.org')],
  [
    'وثيقة',
    async (page) => {
      await page
        .locator('[id="PAPER"]')
        .setInputFiles({ name: 'رسالة.txt', mimeType: 'text/plain', buffer: Buffer.from('خطة') });
      await page.getByText('رسالة.txt').first().waitFor();
    },
  ],
  ['Haddad', choose('TR-GOOD#1', 'yes')],
  ['Rossi', choose('TR-GOOD#2', 'no')],
  ['ماذا ستفعل', write('WHAT#1', 'تدريب زميلين')],
  ['متى', write('WHEN#1', '2026-12-24')],
];

const shots = process.env.TRACCIA_SHOTS;
let shot = 0;
/** Every screen at this width: read from the right, nothing beyond the edge, nothing that axe sees. */
async function look(page: Page): Promise<void> {
  if (shots)
    await page.screenshot({ path: `${shots}/${String((shot += 1)).padStart(2, '0')}.png`, fullPage: true });
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const [wide, edge] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(edge ?? 0);
  expect(await findAxeViolations(page)).toEqual([]);
}

async function walk(page: Page, screens: readonly [string, Do][]): Promise<void> {
  for (const [heading, act] of screens) {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await act(page);
    await look(page);
    await page.getByRole('button', { name: new RegExp(`^(${words.next}|${words.review})$`) }).click();
  }
}

const stored = async (id: string) =>
  test.owner.query(
    `SELECT t.code, a.occurrence AS n, a.ordinal AS o, coalesce(a.choice_code, a.number_value::text, a.text_value,
       a.date_value::text, f.name, a.missing_reason) AS value
     FROM response r JOIN answer a ON a.response_id = r.id JOIN item t ON t.id = a.item_id
     LEFT JOIN stored_file f ON f.id = a.file_id
     WHERE r.invitation_id = $1 AND r.state = 'submitted' AND r.locale = 'ar' ORDER BY t.position, n, o`,
    [id],
  );

describe('every type of question', () => {
  it('is answered in Arabic on a narrow telephone, cut off in the middle, and stored as it was chosen', async () => {
    expect(new Set(itemsOf(allTypes).map(({ type }) => type)).size).toBeGreaterThanOrEqual(17);
    const { id, token } = await makeLink();
    const { page, context, troubles } = await openPage(browser, { width: 320, height: 640, locale: 'ar' });
    await page.goto(`${product.url}/f#${token}`);
    await button(page, words.start).waitFor();
    await look(page);
    await button(page, words.start).click();
    await walk(page, first);
    await context.setOffline(true);
    await walk(page, cut);
    // Back and changed, still cut off; then the page is read anew with the connection there again.
    await button(page, words.back).click();
    await choose('T1-BEF', 'often')(page);
    await page.getByText(/تنتظر هنا/).waitFor();
    await look(page);
    await context.setOffline(false);
    await page.reload();
    await button(page, words.resume).click();
    await walk(page, last);
    await page.getByRole('heading', { level: 1, name: words['review.title'] }).waitFor();
    await look(page);
    expect(await stored(id)).toEqual([]);
    await button(page, words.send).click();
    await page.getByRole('heading', { level: 1, name: words['sent.title'] }).waitFor();
    await look(page);
    const rows: { code: string; n: number; o: number; value: string }[] = await until(
      'the answer',
      async () => stored(id),
      (found) => (found as unknown[]).length > 0,
    );
    expect(rows.map(({ code, n, o, value }) => `${code}#${n}.${o} ${value}`)).toEqual([
      'USED#0.0 often',
      'WAYS#0.0 rules',
      'WAYS#0.1 talks',
      'G1#0.0 4',
      'G2#0.0 5',
      'FIRM#0.0 2',
      'MANY#0.0 12',
      'REC#0.0 9',
      'TELL#0.0 غيّرنا خطة التفتيش.\nوصرنا نزور كل منشأة مرتين.',
      'SINCE#0.0 2026-03-01',
      'STILL#0.0 yes',
      'RANK#0.0 talks',
      'RANK#0.1 rules',
      'RANK#0.2 visits',
      'T1-BEF#0.0 often',
      'T1-NOW#0.0 often',
      'F1#0.0 -2',
      'PCT-A#0.0 40.5',
      'PCT-C#0.0 80',
      'STARS#0.0 4',
      'LAND#0.0 c21',
      'MAIL#0.0 amina@example.org',
      'PAPER#0.0 رسالة.txt',
      'TR-GOOD#1.0 yes',
      'TR-GOOD#2.0 no',
      'WHAT#1.0 تدريب زميلين',
      'WHEN#1.0 2026-12-24',
    ]);
    expect(troubles).toEqual([]);
    await context.close();
  }, 240_000);
});
