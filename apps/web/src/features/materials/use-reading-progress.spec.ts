import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { watchEnd } from './use-reading-progress';

let tell: (isIntersecting: boolean) => void;
let came: boolean;
let end: HTMLElement;
let picture: HTMLElement;
beforeEach(() => {
  jest.useFakeTimers();
  came = false;
  const page = document.createElement('article');
  picture = document.createElement('img');
  end = document.createElement('div');
  page.append(picture, end);
  Object.defineProperty(picture, 'complete', { get: () => came });
  globalThis.IntersectionObserver = class {
    constructor(seen: IntersectionObserverCallback) {
      tell = (isIntersecting) =>
        seen([{ isIntersecting } as IntersectionObserverEntry], this as unknown as IntersectionObserver);
    }
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver;
});
afterEach(() => void jest.useRealTimers());
const arrive = () => {
  came = true;
  picture.dispatchEvent(new Event('load'));
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
