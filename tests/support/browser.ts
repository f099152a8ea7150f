import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { until } from './worker.js';

/** The shell is the same browser without its own menus, which are pages too and cost as much as ours. */
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const patienceMs = 15_000;

export async function launchBrowser(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium on this machine');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    args: [
      ...asRoot,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page is looked at for a second: making its code faster takes longer than it gains.
      '--js-flags=--no-maglev --no-opt',
    ],
  });
}

export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Violations of the content security policy and uncaught errors, as they happened. */
  troubles: string[];
}

export interface PageWish {
  width?: number;
  height?: number;
  locale?: string;
  colorScheme?: 'light' | 'dark';
}

/** A page in a context of its own (no cookies of others) that remembers everything that went wrong in it. */
export async function openPage(browser: Browser, wish: PageWish = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: wish.width ?? 1280, height: wish.height ?? 800 },
    locale: wish.locale ?? 'en',
    colorScheme: wish.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const troubles: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      /Content Security Policy|TrustedHTML|Trusted Type/i.test(message.text())
    )
      troubles.push(`policy: ${message.text()}`);
  });
  return { page, context, troubles };
}

/** Waits for it as `waitFor` does, which after a quarter of a second looks twice a second only: a page takes less. */
export async function see(wanted: Locator): Promise<void> {
  await until(
    String(wanted),
    async () => wanted.isVisible(),
    (visible) => visible,
    patienceMs,
  );
}

interface AxeResult {
  violations: {
    id: string;
    impact: string | null;
    nodes: { target: unknown[]; failureSummary?: string }[];
  }[];
}

/** Violations of WCAG 2.2 A and AA on the page as it stands, one line each. */
export async function findAxeViolations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so the page's own policy does not stand in the way; a page that goes on has it already.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const result = (await page.evaluate(
    `axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      preload: false,
    })`,
  )) as AxeResult;
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary ?? ''}`),
  );
}
