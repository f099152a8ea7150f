import { describe, expect, it } from '@jest/globals';
import { parseLinkKeys } from './link-token.js';
import { keyedHashes, openSealed, sealBytes, shuffled } from './seal.js';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const first = parseLinkKeys(`1:${key(1)}`);
const both = parseLinkKeys(`1:${key(1)},2:${key(2)}`);

describe('what is sealed', () => {
  it('opens with the same key and purpose, also after a new key has come', () => {
    const sealed = sealBytes(first, 'box', Buffer.from('kept'));
    expect(openSealed(first, 'box', sealed).toString()).toBe('kept');
    expect(openSealed(both, 'box', sealed).toString()).toBe('kept');
    expect(sealed.includes('kept')).toBe(false);
  });

  it('opens with nothing else', () => {
    const sealed = sealBytes(both, 'box', Buffer.from('kept'));
    expect(() => openSealed(both, 'other', sealed)).toThrow();
    expect(() => openSealed(first, 'box', sealed)).toThrow('version 2');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => openSealed(both, 'box', sealed)).toThrow();
  });

  it('never looks the same twice', () => {
    expect(sealBytes(first, 'box', Buffer.from('a'))).not.toEqual(sealBytes(first, 'box', Buffer.from('a')));
  });
});

it('hashes under every key, newest first', () => {
  expect(keyedHashes(both, 'p', 'v').map(String)).toEqual(
    [keyedHashes(both, 'p', 'v')[0], keyedHashes(first, 'p', 'v')[0]].map(String),
  );
});

it('mixes without losing anything', () => {
  const things = Array.from({ length: 50 }, (_, n) => n);
  const mixed = shuffled(things);
  expect(mixed).not.toEqual(things);
  expect(mixed.toSorted((a, b) => a - b)).toEqual(things);
});
