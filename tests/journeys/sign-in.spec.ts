import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { demoPassword } from '@traccia/contracts';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, see, type WatchedPage } from '../support/browser.js';
import { createTestDatabase, demoTemplate, type TestDatabase } from '../support/database.js';
import { signInAs } from '../support/demo-visit.js';
import { startProduct, type Product } from '../support/product.js';
import { until } from '../support/worker.js';

let test: TestDatabase;
let product: Product;
let browser: Browser;
let administrator: WatchedPage;
const visits = new Set<WatchedPage>();

beforeAll(async () => {
  test = await createTestDatabase(demoTemplate);
  product = await startProduct(test);
  browser = await launchBrowser();
  administrator = await openPage(browser);
  await signInAs(administrator.page, product.url, 'administrator');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await test?.drop();
}, 60_000);
afterEach(async () => {
  const troubles = [...visits, administrator].flatMap((watched) => watched.troubles);
  await Promise.all([...visits].map(({ context }) => context.close()));
  visits.clear();
  expect(troubles).toEqual([]);
});

const visit = async () => {
  const watched = await openPage(browser);
  visits.add(watched);
  return watched.page;
};
const headed = async (page: Page, name: string | RegExp) =>
  see(page.getByRole('heading', { level: 1, name }));
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function fillSignIn(page: Page, role: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(`${role}@demo.example`);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The link of the newest mail of a kind to an address, as staff read it in the Outbox. */
async function linkFromOutbox(kind: string, address: string): Promise<string> {
  await until(
    `a mail to ${address}`,
    async () =>
      test.owner.query(
        `SELECT m.id FROM message m JOIN captured_mail c ON c.message_id = m.id
         WHERE m.kind = $1 AND c.recipient LIKE '%' || $2 || '%'`,
        [kind, address],
      ) as Promise<unknown[]>,
    (mails) => mails.length > 0,
  );
  const { page } = administrator;
  await page.goto(`${product.url}/staff/outbox?kind=${kind}&search=${encodeURIComponent(address)}`);
  await page.getByText(/^1 of 1 shown$/).waitFor();
  await page.getByRole('table').getByRole('link').first().click();
  const links = page.getByRole('region', { name: 'Links in this mail' }).getByRole('link');
  return (await links.first().getAttribute('href')) ?? '';
}

describe('ways in', () => {
  it('a wrong password is refused, the right one leads home, signing out leads out', async () => {
    const page = await visit();
    await page.goto(`${product.url}/sign-in`);
    await fillSignIn(page, 'trainer', 'not the password at all');
    await page.getByRole('alert').waitFor();
    await fillSignIn(page, 'trainer', demoPassword);
    await headed(page, /^Today, /);
    await act(page, 'Giulia Ferraro');
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await headed(page, 'Catalogue');
    await page.goto(`${product.url}/home`);
    await headed(page, 'Sign in');
  });

  it('a mailed link signs in when its button is pressed, and only once', async () => {
    const page = await visit();
    await page.goto(`${product.url}/sign-in`);
    await page.getByRole('tab', { name: 'With a link by mail' }).click();
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('participant@demo.example');
    await act(page, 'Send me a link');
    await page.getByText('Look into your mailbox').waitFor();
    const link = await linkFromOutbox('person.sign-in-link', 'participant@demo.example');
    expect(link).toMatch(/\/sign-in\/link#[\w-]{40,}$/);
    // A scanner that opens it first uses nothing up.
    for (const method of ['GET', 'HEAD']) expect((await fetch(link, { method })).status).toBe(200);
    await page.goto(link);
    await headed(page, 'Sign in by link');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await headed(page, /^Today, /);
    const late = await visit();
    await late.goto(link);
    await late.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await late.getByRole('link', { name: 'Ask for a new link' }).waitFor();
    await headed(late, 'Sign in by link');
  });

  it('a new account is confirmed by its mail and signed in', async () => {
    const page = await visit();
    await page.goto(`${product.url}/sign-in`);
    await page.getByRole('link', { name: 'Open an account' }).click();
    await headed(page, 'Open an account');
    await page.getByRole('textbox', { name: 'Given name' }).fill('Noor');
    await page.getByRole('textbox', { name: 'Family name' }).fill('Haddad');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('noor.haddad@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill('a sentence about rain');
    await act(page, 'Open my account');
    await page.getByText('Look into your mailbox').waitFor();
    const link = await linkFromOutbox('person.verify-email', 'noor.haddad@example.org');
    expect(link).toMatch(/\/verify#[\w-]{40,}$/);
    await page.goto(link);
    await headed(page, 'Confirm your address');
    await act(page, 'Confirm and sign in');
    await headed(page, /^Today, /);
    await page.getByRole('button', { name: 'Noor Haddad' }).waitFor();
  });
});

describe('by keyboard', () => {
  it('staff sign in, search an activity and open it', async () => {
    const page = await visit();
    const [{ code, title }] = (await test.owner.query(
      `SELECT code, title ->> 'en' AS title FROM activity WHERE status = 'running' LIMIT 1`,
    )) as [{ code: string; title: string }];
    await page.goto(`${product.url}/sign-in`);
    const email = page.getByRole('textbox', { name: 'E-mail address' });
    await email.waitFor();
    await tabTo(page, email);
    await page.keyboard.type('activity_manager@demo.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await headed(page, /^Today, /);
    await page.keyboard.press('ControlOrMeta+k');
    const search = page.getByRole('textbox', { name: 'Search' });
    await search.waitFor();
    await page.keyboard.type(code);
    await page.getByRole('dialog').getByText(title).waitFor();
    await page.keyboard.press('Enter');
    await headed(page, title);
    expect(page.url()).toContain('/activities/');
    await tabTo(page, page.getByRole('main').getByRole('link', { name: /^Participants/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    expect(page.url()).toContain('tab=participants');
  });
});

describe('a session that ended elsewhere', () => {
  it('leads to sign-in at the next act, and back to where one was going', async () => {
    const here = await visit();
    await signInAs(here, product.url, 'evaluator');
    const elsewhere = await visit();
    await signInAs(elsewhere, product.url, 'evaluator');
    await elsewhere.goto(`${product.url}/account`);
    await act(elsewhere, 'End this session');
    await elsewhere.getByRole('button', { name: 'End this session' }).waitFor({ state: 'detached' });

    await here.getByRole('link', { name: 'Activities', exact: true }).click();
    await headed(here, 'Sign in');
    await fillSignIn(here, 'evaluator', demoPassword);
    await headed(here, 'Activities');
    expect(new URL(here.url()).pathname).toBe('/staff/activities');
    // The other one was left alone.
    await elsewhere.getByRole('link', { name: 'Courses', exact: true }).click();
    await headed(elsewhere, 'Courses');
  });
});

async function tabTo(page: Page, wanted: ReturnType<Page['locator']>): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not get there');
}
