import { describe, expect, it } from '@jest/globals';
import { DomainPacer } from '../../apps/worker/src/mail/domain-pacer.js';

describe('the stream to one provider', () => {
  it('lets one mail go and gives every further one its own place, a second apart at sixty a minute', () => {
    const pacer = new DomainPacer({ 'slow.test': 60, default: 0 }, () => 1000);
    expect(pacer.take('a@slow.test')).toBe(0);
    expect([1, 2, 3].map((n) => pacer.take(`p${n}@Slow.test`))).toEqual([1000, 2000, 3000]);
    expect(pacer.take('a@other.test')).toBe(0);
  });

  it('lets the next one go when its place has come', () => {
    let now = 0;
    const pacer = new DomainPacer({ 'slow.test': 60 }, () => now);
    expect(pacer.take('a@slow.test')).toBe(0);
    expect(pacer.take('b@slow.test')).toBe(1000);
    now = 1000;
    expect(pacer.take('b@slow.test')).toBe(0);
    // Nobody came for a while: what was not used does not add up to a burst.
    now = 60_000;
    expect(pacer.take('c@slow.test')).toBe(0);
    expect(pacer.take('d@slow.test')).toBeGreaterThan(0);
  });

  it('applies the default to everybody who is not named, and shares a rate among the workers', () => {
    const pacer = new DomainPacer({ 'free.test': 0, default: 60 }, () => 0);
    pacer.shareWith(2);
    expect(pacer.take('a@free.test')).toBe(0);
    expect(pacer.take('b@free.test')).toBe(0);
    expect(pacer.take('a@any.test')).toBe(0);
    expect(pacer.take('b@any.test')).toBe(2000);
  });

  it('never sends a mail away for more than an hour', () => {
    const pacer = new DomainPacer({ default: 1 }, () => 0);
    const waits = Array.from({ length: 100 }, (_, n) => pacer.take(`p${n}@any.test`));
    expect(Math.max(...waits)).toBe(3_600_000);
  });
});
