import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { watchEnd } from './use-reading-progress';

let tell: (isIntersecting: boolean) => void;
let came: boolean;
let end: HTMLElement;
beforeEach(() => {
  jest.useFakeTimers();
  came = false;
  document.body.innerHTML = '<article><p>Text</p><img alt="A scaffold"><div class="end"></div></article>';
  const picture = document.querySelector('img');
  if (picture) Object.defineProperty(picture, 'complete', { get: () => came });
  end = document.querySelector('.end') as HTMLElement;
  globalThis.IntersectionObserver = class {
    constructor(seen: IntersectionObserverCallback) {
      tell = (isIntersecting) =>
        seen([{ isIntersecting } as IntersectionObserverEntry], this as unknown as IntersectionObserver);
    }
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver;
});
afterEach(() => jest.useRealTimers());
const arrive = () => {
  came = true;
  document.querySelector('img')?.dispatchEvent(new Event('load'));
};
const watched = () => {
  let ends = 0;
  watchEnd(end, () => (ends += 1));
  return () => ends;
};

it('has not reached the end of a page whose picture has still to come and moves it out of sight', () => {
  const ends = watched();
  tell(true);
  expect(ends()).toBe(0);
  arrive();
  tell(false);
  jest.advanceTimersByTime(1000);
  expect(ends()).toBe(0);
  tell(true);
  expect(ends()).toBe(1);
});

it('has reached the end where it stays in sight beside the picture', () => {
  const ends = watched();
  tell(true);
  arrive();
  jest.advanceTimersByTime(1000);
  expect(ends()).toBe(1);
});
