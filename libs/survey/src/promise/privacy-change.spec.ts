import { describe, expect, it } from '@jest/globals';
import {
  allowedModes,
  promiseEffects,
  refusalOf,
  type WavePromise,
  type WaveStanding,
} from './privacy-change.js';

const promise = (mode: WavePromise['mode'], linkedMonths = 60): WavePromise => ({ mode, linkedMonths });
const standing = (part: Partial<WaveStanding> = {}): WaveStanding => ({
  state: 'open',
  answered: true,
  mayBeAnonymous: true,
  linked: 12,
  drafts: 3,
  files: 0,
  readTexts: 0,
  monthsClosed: null,
  ...part,
});

describe('a change of the promise', () => {
  it.each<[string, WavePromise, Partial<WaveStanding>, WavePromise['mode'][]]>([
    [
      'anything before the first answer',
      promise('anonymous'),
      { answered: false },
      ['named', 'confidential', 'anonymous'],
    ],
    ['nothing looser after it', promise('confidential'), {}, ['confidential', 'anonymous']],
    ['nothing at all once anonymous', promise('anonymous'), {}, ['anonymous']],
    [
      'not anonymous where names are asked for',
      promise('named'),
      { mayBeAnonymous: false },
      ['named', 'confidential'],
    ],
    ['nothing once cancelled', promise('named'), { state: 'cancelled', answered: false }, ['named']],
  ])('may be: %s', (_what, now, part, modes) => {
    expect(allowedModes(now, standing(part))).toEqual(modes);
  });

  it('names the part that is refused', () => {
    expect(refusalOf(promise('confidential'), promise('named'), standing())).toEqual({
      field: 'mode',
      reason: 'only-stricter',
    });
    expect(refusalOf(promise('confidential', 12), promise('confidential', 13), standing())).toEqual({
      field: 'linkedMonths',
      reason: 'only-stricter',
    });
    expect(refusalOf(promise('confidential', 12), promise('confidential', 6), standing())).toBeNull();
    expect(
      refusalOf(promise('confidential', 12), promise('named', 240), standing({ answered: false })),
    ).toBeNull();
  });

  const told = (now: WavePromise, next: WavePromise, part: Partial<WaveStanding> = {}) =>
    promiseEffects(now, next, standing(part)).map(({ code, count }) => `${code} ${count}`);

  it('of an open wave that becomes anonymous tells what goes, what stands alone, and what backups still know', () => {
    expect(told(promise('confidential'), promise('anonymous'), { files: 2, readTexts: 4 })).toEqual([
      'drafts-deleted 3',
      'files-deleted 2',
      'links-cut 12',
      'stand-unpaired 12',
      'small-groups 12',
      // Whoever has sent or begun: 12 + 3.
      'moments-deleted 15',
      'readings-deleted 4',
      'few-at-close 12',
      'backups-link 12',
    ]);
  });

  it('of a closed wave keeps what was read, unless the answers are too few to be kept', () => {
    const closed = { state: 'closed', drafts: 0, readTexts: 4, monthsClosed: 1 } as const;
    expect(told(promise('named'), promise('anonymous'), closed)).toEqual([
      'links-cut 12',
      'stand-unpaired 12',
      'small-groups 12',
      'moments-deleted 12',
      'backups-link 12',
    ]);
    expect(told(promise('named'), promise('anonymous'), { ...closed, linked: 4 })).toEqual([
      'too-few-deleted 4',
      'moments-deleted 4',
      'readings-deleted 4',
      'backups-link 4',
    ]);
  });

  it('of the months tells whether the cut comes at once', () => {
    const now = promise('confidential', 60);
    expect(told(now, promise('confidential', 12))).toEqual(['cut-later 12']);
    expect(told(now, promise('confidential', 12), { monthsClosed: 11 })).toEqual(['cut-later 12']);
    expect(told(now, promise('confidential', 12), { monthsClosed: 12 })).toEqual(['cut-at-once 12']);
    expect(told(promise('named'), promise('confidential'))).toEqual(['name-hidden 12']);
    expect(told(promise('named'), promise('anonymous', 6), { answered: false })).toEqual(['free 0']);
  });
});
