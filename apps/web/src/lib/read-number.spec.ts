import { readNumber } from './read-number';

it.each([
  ['12', 12],
  [' 3,5 ', 3.5],
  ['٣٫٥', 3.5],
  ['1 200', 1200],
  ['-4', -4],
])('reads %s', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

it.each(['', 'many', '1.2.3', '1e9', '٣a'])('does not take %p for a number', (text) => {
  expect(readNumber(text)).toBeNull();
});
