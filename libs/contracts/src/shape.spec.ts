import { describe, expect, it } from '@jest/globals';
import * as s from './shape.js';

const person = s.object({ name: s.string, age: s.optional(s.number), tags: s.list(s.oneOf('a', 'b')) });

describe('a shape', () => {
  it('gives back what it names and nothing else', () => {
    expect(person.parse({ name: 'Amina', tags: ['a'], more: 1 })).toEqual({ name: 'Amina', tags: ['a'] });
    expect(s.record(s.nullable(s.boolean)).parse({ x: null, y: true })).toEqual({ x: null, y: true });
    expect(s.either(s.object({ n: s.number }), s.string).parse('x')).toBe('x');
    expect(s.unknown.parse([1])).toEqual([1]);
  });

  it.each([
    [person, null],
    [person, []],
    [person, { name: 1, tags: [] }],
    [person, { name: 'Amina', tags: ['c'] }],
    [person, { name: 'Amina', tags: {} }],
    [person, { name: 'Amina', age: '3', tags: [] }],
    [s.record(s.string), ['x']],
    [s.either(s.number, s.string), true],
    [s.nullable(s.string), undefined],
  ])('refuses what it is not: %#', (shape, value) => {
    expect(() => (shape as s.Shape<unknown>).parse(value)).toThrow(TypeError);
  });
});
