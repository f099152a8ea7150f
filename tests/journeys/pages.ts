import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demoPassword, type Locale } from '@traccia/contracts';
import { hashToken } from '@traccia/runtime';
import type { Browser, Page, Request } from 'playwright-core';
import { findAxeViolations, launchBrowser, openPage, see, type WatchedPage } from '../support/browser.js';
import { createTestDatabase, demoTemplate, type TestDatabase } from '../support/database.js';
import { startProduct, type Product } from '../support/product.js';
import { until } from '../support/worker.js';
import { findSights, publicVisits, signedInVisits, type Sights, type Visit } from './page-visits.js';

/** One after another of each role, so that nobody's window stands open and asks for news while others are looked at. */
const visits = [...publicVisits, ...signedInVisits].sort((one, other) => one.as.localeCompare(other.as));
/** How the pages are looked at: whose language, on how wide a window, by day or by night. */
export interface Variant {
  locale: 'en' | 'ar';
  dir: 'ltr' | 'rtl';
  width: number;
  colorScheme: 'light' | 'dark';
  /** Every other page is held against axe, so that two ways of looking hold all of them; TRACCIA_PAGES=all: each. */
  axeOn: 'odd' | 'even';
  /** From page to page as by links, in a window that stays open; else each page is opened anew. */
  goesOn: boolean;
}

const shellWords = (locale: Locale) =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../apps/web/src/catalogue/${locale}/shell.json`), 'utf8'),
  ) as Record<string, string>;
/** What a page that could not be shown says instead of its own heading. */
const failureTitle = { en: shellWords('en')['error.title'] ?? '', ar: shellWords('ar')['error.title'] ?? '' };

/** Signs in without the form and makes the language the person's own, as the menu would. */
async function signIn(url: string, watched: WatchedPage, role: string, locale: Locale): Promise<void> {
  const { request } = watched.context;
  const headers = { origin: url };
  const data = { email: `${role}@demo.example`, password: demoPassword };
  const replies = [
    await request.post(`${url}/api/sign-in`, { headers, data }),
    await request.patch(`${url}/api/me`, { headers, data: { locale } }),
  ];
  for (const reply of replies) expect([reply.url(), reply.ok()]).toEqual([reply.url(), true]);
}

const withoutHash = (address: string) => address.split('#')[0];

/** A window, and how many of its requests are on their way. */
interface Window extends WatchedPage {
  pending: Set<Request>;
}

function watch(watched: WatchedPage): Window {
  const { page, troubles } = watched;
  const pending = new Set<Request>();
  page.on('request', (request) => pending.add(request));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  page.on('response', (reply) => {
    if (reply.status() >= 500) troubles.push(`${reply.status()} ${reply.url()}`);
  });
  return { ...watched, pending };
}

/** React holds back what it has loaded for up to 300 ms after it showed a stand-in, and nothing tells of it. */
const heldBackMs = 350;

/** Nothing is on its way and no skeleton stands, for a while: what one answer asks for may follow it. */
async function settle({ page, pending }: Window, whileMs: number): Promise<void> {
  let quietSince: number | null = null;
  await until(
    `quiet on ${page.url()}`,
    async () => {
      const { busy } = await look(page);
      const now = performance.now();
      quietSince = busy + pending.size > 0 ? null : (quietSince ?? now);
      const quietMs = quietSince === null ? 0 : now - quietSince;
      return { busy, pending: [...pending].map((request) => request.url()), quietMs };
    },
    (seen) => seen.quietMs >= whileMs,
  );
}

interface Seen {
  lang: string;
  dir: string;
  headings: number;
  /** Pixels by which the page is wider than the window. */
  overflow: number;
  dark: boolean;
  /** What is still a skeleton. */
  busy: number;
}

async function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const { lang, dir, scrollWidth, clientWidth } = document.documentElement;
    const ground = [document.body, document.documentElement]
      .map(
        (element) =>
          getComputedStyle(element)
            .backgroundColor.match(/[\d.]+/g)
            ?.map(Number) ?? [],
      )
      .find(([, , , alpha = 1]) => alpha > 0);
    return {
      lang,
      dir,
      headings: document.querySelectorAll('h1').length,
      overflow: scrollWidth - clientWidth,
      dark: ground ? (ground[0] ?? 255) < 60 : false,
      busy: document.querySelectorAll('[aria-busy=true]').length,
    };
  });
}

/** Every page is opened by whom it is for, and looked at. The ways of looking are files, so that they run side by side. */
export function describePages({ locale, dir, width, colorScheme, axeOn, goesOn }: Variant): void {
  const holdsAgainstAxe = (i: number) =>
    process.env.TRACCIA_PAGES === 'all' || (i % 2 === 1) === (axeOn === 'odd');
  let test: TestDatabase;
  let product: Product;
  let browser: Browser;
  let sights: Sights;

  beforeAll(async () => {
    test = await createTestDatabase(demoTemplate);
    product = await startProduct(test);
    browser = await launchBrowser();
    await fetch(`${product.url}/api/sign-in-links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: product.url },
      body: JSON.stringify({ email: 'participant@demo.example', locale: 'en' }),
    });
    await until(
      'a mail in the Outbox',
      async () =>
        test.owner.query(
          `SELECT message_id FROM captured_mail c JOIN message m ON m.id = c.message_id WHERE m.kind = 'person.sign-in-link'`,
        ) as Promise<unknown[]>,
      (mails) => mails.length > 0,
    );
    await until(
      'the figures of a follow-up',
      async () =>
        test.owner.query(
          `SELECT r.id FROM impact_run r JOIN wave w ON r.scope_type = 'wave' AND w.id = r.scope_id
         WHERE r.kind = 'released' AND w.kind = 'ex_post' LIMIT 1`,
        ) as Promise<unknown[]>,
      (runs) => runs.length > 0,
      120_000,
    );
    sights = await findSights(test.owner);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await test?.drop();
  }, 60_000);

  // A form speaks the language of whom it was sent to.
  beforeAll(async () => {
    const tokens = [sights.open, sights.submitted].map(hashToken);
    await test.owner.query(
      `UPDATE person SET locale = $1 FROM invitation i JOIN enrolment e ON e.id = i.enrolment_id
       WHERE person.id = e.person_id AND i.link_hash = ANY ($2)`,
      [locale, tokens],
    );
  });
  let guest: { as: Visit['as']; window: Window } | null = null;
  afterAll(async () => guest?.window.context.close());

  /** Nobody's window speaks the language of the browser, the others' their person's. */
  const windowOf = async (as: Visit['as']) => {
    if (guest?.as === as) return guest.window;
    await guest?.window.context.close();
    const watched = await openPage(browser, { width, colorScheme, locale: as === 'nobody' ? locale : 'fr' });
    guest = { as, window: watch(watched) };
    if (as !== 'nobody') await signIn(product.url, watched, as, locale);
    return guest.window;
  };

  it.each(visits.map((each, i) => ({ ...each, i: i + 1 })))('$i $as sees $route', async (each) => {
    const window = await windowOf(each.as);
    const { page, troubles } = window;
    troubles.length = 0;
    const address = `${product.url}${each.at(sights)}`;
    // What stands behind a # comes from a mail or a square code, and is never gone to from another page.
    const byLink =
      goesOn && each.as !== 'nobody' && !address.includes('#') && page.url().startsWith(product.url);
    if (byLink) await page.evaluate((to) => history.pushState(null, '', to), address);
    else {
      // Addresses that differ after the # only would not be opened again. A blank page costs a process of the browser.
      if (withoutHash(page.url()) === withoutHash(address)) await page.goto('about:blank');
      await page.goto(address);
    }
    const name = locale === 'en' ? each.heading : /./;
    await see(page.locator(`html[lang=${locale}]`));
    await see(page.getByRole('heading', { level: 1, name }));
    // The heading of the page before stands until the next one is there.
    await settle(window, byLink ? heldBackMs : 100);
    const shown = await page.locator('h1').textContent();
    expect(shown === failureTitle[locale]).toBe(each.heading.test(failureTitle.en));
    expect(await look(page)).toEqual({
      lang: locale,
      dir,
      headings: 1,
      overflow: 0,
      dark: colorScheme === 'dark',
      busy: 0,
    });
    if (holdsAgainstAxe(each.i)) expect(await findAxeViolations(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
}
