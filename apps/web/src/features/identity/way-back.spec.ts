import { afterEach, expect, it } from '@jest/globals';
import { keepWayBack, takeWayBack } from './way-back';

afterEach(() => localStorage.clear());

it('leads back once', () => {
  keepWayBack('/my-applications/1?tab=form');
  expect(takeWayBack()).toBe('/my-applications/1?tab=form');
  expect(takeWayBack()).toBeNull();
});

it.each([
  ['another site', JSON.stringify({ path: '//elsewhere.example', until: Date.now() + 1000 })],
  [
    'another site, written otherwise',
    JSON.stringify({ path: '/\\elsewhere.example', until: Date.now() + 1000 }),
  ],
  ['what was kept too long ago', JSON.stringify({ path: '/home', until: Date.now() - 1 })],
  ['what is no text', JSON.stringify({ path: 7, until: Date.now() + 1000 })],
  ['what nobody kept', '{broken'],
])('never to %s', (_name, stored) => {
  localStorage.setItem('traccia.way-back', stored);
  expect(takeWayBack()).toBeNull();
});
