import type { Page } from 'playwright-core';

interface Focused {
  kind: string;
  name: string;
  checked: boolean;
  filled: boolean;
}

async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const field = element as HTMLInputElement | null;
    return {
      kind: element?.tagName === 'BUTTON' ? 'button' : (field?.type ?? element?.tagName ?? ''),
      name: element?.textContent?.trim() ?? '',
      checked: Boolean(field?.checked),
      filled: Boolean(field?.value),
    };
  });
}

/** Tabs until the button has the focus; fails when the keyboard does not get there. */
export async function pressUntil(page: Page, button: string): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    const { kind, name } = await focused(page);
    if (kind === 'button' && name === button) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${button}"`);
}

/** Answers what the keyboard reaches on one screen of the answer page: the first choice, a number, words. */
async function answerByKeyboard(page: Page, question: string): Promise<void> {
  const words = /year/i.test(question) ? '2026' : '3';
  let given = 0;
  // A list of seventeen statements has six choices each.
  for (let i = 0; i < 150; i += 1) {
    const { kind, name, checked, filled } = await focused(page);
    if (kind === 'button' && /^(Next|Review)$/.test(name)) return;
    if (kind === 'radio' && !checked) await page.keyboard.press('Space');
    if (kind === 'checkbox' && given === 0) await page.keyboard.press('Space');
    if (/^text/.test(kind) && !filled) await page.keyboard.type(words);
    if (/^(radio|checkbox|text)/.test(kind)) given += 1;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not leave the question');
}

/** From the question shown to the heading wanted, by keyboard alone; answers the questions seen. */
export async function fillByKeyboard(page: Page, until: string): Promise<string[]> {
  const heading = page.getByRole('heading', { level: 1 });
  const asked: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    const question = (await heading.textContent()) ?? '';
    if (question === until) return asked;
    asked.push(question);
    await answerByKeyboard(page, question);
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, question);
  }
  throw new Error(`"${until}" was not reached; asked: ${asked.join(' / ')}`);
}
