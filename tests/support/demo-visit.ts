import { demoPassword } from '@traccia/contracts';
import type { Page } from 'playwright-core';
import { see } from './browser.js';

/** Signs in by the page's own address book of the demonstration, as somebody would who looks around. */
export async function signInAs(page: Page, url: string, role: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail address').first().fill(`${role}@demo.example`);
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await see(page.getByRole('heading', { level: 1, name: /^Today, / }));
}

/** Moves the demo clock through its menu; the administrator's page must be open. */
export async function moveDemoClock(page: Page, days: number): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Days' });
  await page.getByRole('button', { name: 'Demo clock' }).click();
  await field.waitFor();
  await field.fill(String(days));
  const moved = page.waitForResponse(
    (response) => response.url().endsWith('/api/demo-clock') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Move today' }).click();
  await moved;
  await page.getByRole('button', { name: 'Demo clock' }).click();
  await field.waitFor({ state: 'detached' });
}
