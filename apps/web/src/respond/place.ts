import { answerCodesOf, type AnswerMap, type ShownItem } from '@traccia/survey';
import { useEffect, useRef, useState } from 'react';
import type { FormFault } from './form-session';

/** What is on the screen. */
export type Place = { at: 'intro' } | { at: 'review' } | { at: 'item'; code: string; toReview: boolean };

export const asks = (item: ShownItem): boolean => item.type !== 'info';

/** Where to begin: the first question without an answer, else the overview. */
export function firstOpen(items: readonly ShownItem[], answers: AnswerMap): Place {
  const open = items.findIndex((item) => asks(item) && answerCodesOf(item).every((code) => !answers[code]));
  if (open < 0) return { at: 'review' };
  // What is said before the question is read with it.
  let first = open;
  for (let at = open - 1; items[at]?.type === 'info'; at -= 1) first = at;
  return placeAt(first + 1, items);
}

/** How many steps of the form lie before a place: none before the first page. */
export function depthOf(place: Place, items: readonly ShownItem[]): number {
  if (place.at === 'intro') return 0;
  if (place.at === 'review') return items.length + 1;
  return Math.max(1, items.findIndex(({ code }) => code === place.code) + 1);
}

export function placeAt(depth: number, items: readonly ShownItem[]): Place {
  if (depth <= 0) return { at: 'intro' };
  const item = items[depth - 1];
  return item ? { at: 'item', code: item.code, toReview: false } : { at: 'review' };
}

interface Mark {
  visit: number;
  depth: number;
}
const markOf = (state: unknown): Mark | null =>
  typeof state === 'object' && state !== null && 'visit' in state ? (state as Mark) : null;

/** Keeps the browser's history as deep as the reader is in the form; going back takes a moment, during which it waits. */
class Trail {
  private at = 0;
  private wanted = 0;
  private going = false;
  private readonly visit = Math.random();

  constructor(private readonly onBack: (depth: number) => void) {
    history.replaceState(this.mark(0), '');
  }

  to(depth: number): void {
    this.wanted = depth;
    if (this.going) return;
    if (depth < this.at) {
      this.going = true;
      history.go(depth - this.at);
    }
    for (; this.at < depth; this.at += 1) history.pushState(this.mark(this.at + 1), '');
  }

  readonly onPop = (event: PopStateEvent): void => {
    const mark = markOf(event.state);
    if (mark?.visit !== this.visit) return;
    const own = this.going;
    this.going = false;
    this.at = mark.depth;
    if (own) this.to(this.wanted);
    else if (mark.depth !== this.wanted) this.onBack(mark.depth);
  };

  private mark(depth: number): Mark {
    return { visit: this.visit, depth };
  }
}

/**
 * Gives every step of the form an entry in the browser's history, so that its Back goes one question back and leaves
 * the form only from the first page.
 */
function useHistory(depth: number, onDepth: (depth: number) => void) {
  const trail = useRef<Trail | null>(null);
  const tell = useRef(onDepth);
  useEffect(() => {
    tell.current = onDepth;
  });
  useEffect(() => {
    const made = new Trail((back) => tell.current(back));
    trail.current = made;
    window.addEventListener('popstate', made.onPop);
    return () => window.removeEventListener('popstate', made.onPop);
  }, []);
  useEffect(() => trail.current?.to(depth), [depth]);
}

/** Where the reader is; moving puts the new heading into view and focus. */
export function usePlace(items: readonly ShownItem[], faults: readonly FormFault[]) {
  const [place, setPlace] = useState<Place>({ at: 'intro' });
  const key = place.at === 'item' ? place.code : place.at;
  const first = useRef(true);
  useEffect(() => {
    if (first.current && key === 'intro') return;
    first.current = false;
    window.scrollTo(0, 0);
    document.querySelector('h1')?.focus({ preventScroll: true });
  }, [key]);
  const [shown, show] = useState<readonly FormFault[]>([]);
  // What the server refused takes the reader to the first question concerned.
  if (shown !== faults) {
    show(faults);
    const concerned = items.find((item) => faults.some(({ field }) => answerCodesOf(item).includes(field)));
    if (faults.length > shown.length && concerned)
      setPlace({ at: 'item', code: concerned.code, toReview: true });
  }
  useHistory(depthOf(place, items), (depth) => setPlace(placeAt(depth, items)));
  return [place, setPlace] as const;
}
