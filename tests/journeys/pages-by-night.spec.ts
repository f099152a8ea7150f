import { describe, expect, it } from '@jest/globals';
import { findAxeViolations, launchBrowser, openPage } from '../support/browser.js';
import { readRoutePaths } from '../support/web-routes.js';
import { publicVisits, signedInVisits } from './page-visits.js';
import { describePages } from './pages.js';

it('every route has a visit', () => {
  const visited = new Set([...publicVisits, ...signedInVisits].map(({ route }) => route));
  expect(readRoutePaths().filter((path) => !visited.has(path))).toEqual([]);
});

it('axe is at work', async () => {
  const browser = await launchBrowser();
  const { page } = await openPage(browser);
  await page.setContent(
    '<html lang="en"><title>x</title><p style="color: #999">pale <img src="x"></p></html>',
  );
  const found = (await findAxeViolations(page)).map((line) => line.split(' ')[0]);
  expect(found.sort()).toEqual(['color-contrast', 'image-alt']);
  await browser.close();
});

describe('ar at 360 px, dark', () =>
  describePages({ locale: 'ar', dir: 'rtl', width: 360, colorScheme: 'dark', axeOn: 'odd', goesOn: true }));
