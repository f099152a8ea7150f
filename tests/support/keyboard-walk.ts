import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

interface Stop {
  kind: string;
  /** Where it stands: within the window, and told apart by a ring. */
  inWindow: boolean;
  ring: boolean;
  /** Comes after the stop before it, or the walk began anew. */
  inOrder: boolean;
}

/** Runs in the page: what has the focus is called, by its label, its own words or its title. */
function nameOfFocus(): string {
  const now = document.activeElement;
  const ids = (now?.getAttribute('aria-labelledby') ?? '').split(' ');
  const field = now?.matches('input, select, textarea') ? (now as HTMLInputElement) : null;
  const named = [
    ...ids.map((id) => document.getElementById(id)?.textContent),
    now?.getAttribute('aria-label'),
    ...[...(field?.labels ?? [])].map((label) => label.textContent),
    field ? '' : now?.textContent,
    now?.getAttribute('title'),
  ];
  return named.map((words) => words?.trim()).find(Boolean) ?? '';
}

/** Runs in the page: how the element that has the focus is seen; null where nothing has it or a page begins. */
function lookAtFocus(): Stop | null {
  const marked = '__traccia_stop_before';
  const now = document.activeElement;
  const before: unknown = Reflect.get(window, marked);
  Reflect.set(window, marked, now);
  // Where a page begins is a landing for the reader, not a stop: it needs neither name nor ring.
  if (!now || now.matches('body, h1, main')) return null;
  // A field that is drawn by what stands beside it shows the ring there.
  const drawn = [now, now.nextElementSibling, now.closest('label'), now.parentElement].filter(
    (one) => one !== null,
  );
  // The parts of a date are one element; the browser rings each by itself.
  const ring =
    before === now ||
    drawn.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    });
  const box = drawn
    .map((one) => one.getBoundingClientRect())
    .find(({ width, height }) => width > 1 && height > 1);
  const inWindow =
    box !== undefined &&
    [box.bottom > 0, box.right > 0, box.top < window.innerHeight, box.left < window.innerWidth].every(
      Boolean,
    );
  const beforeIt = before instanceof Element && before.isConnected && before !== now ? before : null;
  const inOrder =
    beforeIt === null || (beforeIt.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  return { kind: now.tagName.toLowerCase(), inWindow, ring, inOrder };
}

/** Goes over a page with the keyboard alone, and notes every stop that cannot be seen, has no name or is out of order. */
export class KeyboardWalk {
  readonly faults: string[] = [];

  constructor(readonly page: Page) {}

  /** Tabs until the element has the focus; fails when the keyboard does not get there. */
  async to(wanted: Locator, most = 90): Promise<void> {
    await wanted.waitFor({ state: 'attached' });
    for (let i = 0; i < most; i += 1) {
      if (await this.isAt(wanted)) return;
      await this.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${String(wanted)}`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      if (key === 'Tab') await this.note();
    }
  }

  async isAt(wanted: Locator): Promise<boolean> {
    return wanted.evaluateAll(([element]) => element !== undefined && element === document.activeElement);
  }

  /** Waits until the page itself has moved the focus there. */
  async landsOn(wanted: Locator): Promise<void> {
    for (let i = 0; i < 600; i += 1) {
      if (await this.isAt(wanted)) return this.note(true);
      await pause(25);
    }
    throw new Error(`the focus does not come to ${String(wanted)}`);
  }

  private async note(landed = false): Promise<void> {
    const stop = await this.page.evaluate(lookAtFocus);
    if (!stop) return;
    const name = await this.page.evaluate(nameOfFocus);
    const at = `${stop.kind} "${name}" on ${this.page.url()}`;
    if (name === '') this.faults.push(`no name: ${at}`);
    if (!stop.ring) this.faults.push(`no ring: ${at}`);
    if (!stop.inWindow) this.faults.push(`out of sight: ${at}`);
    if (!stop.inOrder && !landed) this.faults.push(`out of order: ${at}`);
  }
}
