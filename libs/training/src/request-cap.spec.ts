import { describe, expect, it } from '@jest/globals';
import { roomFrom } from './request-cap.js';

const day = (of: number, hour = 9) => new Date(Date.UTC(2026, 10, of, hour));
const cap = { letters: 3, days: 7 };

describe('roomFrom', () => {
  it.each([
    ['nobody wrote yet', day(9), [], day(9)],
    ['two of three', day(9), [day(3), day(8)], day(9)],
    // 3 + 7 = 10: then 5 and 8 are left, and the new one makes three.
    ['three within seven days', day(9), [day(5), day(8), day(3)], day(10)],
    // The third newest is the 5th, so 5 + 7 = 12.
    ['more than three, as after the setting was lowered', day(9), [day(4), day(5), day(6), day(8)], day(12)],
    // The 2nd at nine lies exactly seven days before the 9th at nine.
    ['the oldest exactly seven days ago', day(9), [day(2), day(5), day(8)], day(9)],
    ['the oldest an hour less than seven days ago', day(9), [day(2, 10), day(5), day(8)], day(9, 10)],
    ['three at the same instant as this one', day(9), [day(9), day(9), day(9)], day(16)],
    ['what comes later does not count', day(9), [day(3), day(8), day(10)], day(9)],
  ])('%s', (_, at, written, expected) => {
    expect(roomFrom(at, written, cap)).toEqual(expected);
  });
});
