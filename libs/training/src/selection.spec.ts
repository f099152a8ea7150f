import { describe, expect, it } from '@jest/globals';
import { areSoundBands, cancellationCharge, usualBands } from './cancellation-bands.js';
import { fellowshipBreaches, type FundedCost } from './fellowship-rule.js';
import { isOfferOpen, nextInReserve, offerTransitions, seatsToOffer } from './offer-lifecycle.js';
import { panelScore } from './panel-score.js';
import { balanceOf } from './selection-balance.js';
import { receivesAid } from './aid-recipients.js';
import { selectionLetter } from './selection-letter.js';
import { unreachableStates } from './transitions.js';

describe('balanceOf', () => {
  const woman = { group: 'workers_org', sex: 'woman', region: 'africa' };
  const man = { group: 'employers_org', sex: 'man', region: null };
  it('counts against targets and shows what nobody asked for', () => {
    const balance = balanceOf(
      [woman, woman, man],
      [
        { dimension: 'group', code: 'workers_org', places: 3 },
        { dimension: 'group', code: 'government_other', places: 2 },
        { dimension: 'sex', code: 'woman', places: 1 },
      ],
    );
    expect(balance.chosen).toBe(3);
    expect(balance.womenShare).toBeCloseTo(2 / 3);
    expect(balance.lines).toEqual([
      { dimension: 'group', code: 'workers_org', chosen: 2, target: 3, gap: -1 },
      { dimension: 'group', code: 'government_other', chosen: 0, target: 2, gap: -2 },
      { dimension: 'group', code: 'employers_org', chosen: 1, target: null, gap: null },
      { dimension: 'sex', code: 'woman', chosen: 2, target: 1, gap: 1 },
      { dimension: 'sex', code: 'man', chosen: 1, target: null, gap: null },
      { dimension: 'region', code: 'africa', chosen: 2, target: null, gap: null },
      { dimension: 'region', code: 'unknown', chosen: 1, target: null, gap: null },
    ]);
    expect(balance.cells).toEqual([
      { group: 'employers_org', sex: 'man', region: 'unknown', chosen: 1 },
      { group: 'workers_org', sex: 'woman', region: 'africa', chosen: 2 },
    ]);
  });
  it('says nothing about women where no sex is known', () => {
    expect(balanceOf([{ ...woman, sex: 'undisclosed' }], []).womenShare).toBeNull();
    expect(balanceOf([], []).lines).toEqual([]);
  });
});

describe('panelScore', () => {
  const criteria = [
    { id: 'a', weight: 2 },
    { id: 'b', weight: 1 },
  ];
  const score = (memberId: string, criterionId: string, value: number) => ({
    memberId,
    criterionId,
    score: value,
  });
  it.each([
    ['nobody', [], { mean: null, members: 0, complete: false }],
    // (2 × 5 + 1 × 2) / 3 = 4
    ['one member', [score('x', 'a', 5), score('x', 'b', 2)], { mean: 4, members: 1, complete: true }],
    // x: 4, y: 2 on the one criterion scored; mean 3
    [
      'a member who left one out',
      [score('x', 'a', 5), score('x', 'b', 2), score('y', 'a', 2)],
      { mean: 3, members: 2, complete: false },
    ],
    ['a criterion that is gone', [score('x', 'c', 5)], { mean: null, members: 0, complete: false }],
  ])('%s', (_what, scores, expected) => expect(panelScore(criteria, scores)).toEqual(expected));
});

describe('offers', () => {
  it('are answered once, and every state is reached', () =>
    expect(unreachableStates(offerTransitions, ['open'])).toEqual([]));
  it.each([
    [{ capacity: 25, enrolled: 20, openOffers: 3 }, 2],
    [{ capacity: 25, enrolled: 24, openOffers: 3 }, 0],
    [{ capacity: null, enrolled: 24, openOffers: 3 }, null],
  ])('%j leave %s seats', (count, seats) => expect(seatsToOffer(count)).toBe(seats));
  it('advance the reserve in its order', () => {
    const reserve = [
      { id: 'c', position: 9 },
      { id: 'a', position: 1 },
      { id: 'b', position: 4 },
    ];
    expect(nextInReserve(reserve, 2)).toEqual(['a', 'b']);
    expect(nextInReserve(reserve, 0)).toEqual([]);
    expect(nextInReserve(reserve, null)).toEqual(['a', 'b', 'c']);
  });
  it('end at their instant', () => {
    const end = new Date('2026-05-01T12:00:00Z');
    expect(isOfferOpen('open', end, new Date('2026-05-01T11:59:59Z'))).toBe(true);
    expect(isOfferOpen('open', end, end)).toBe(false);
    expect(isOfferOpen('refused', end, new Date('2026-04-01T00:00:00Z'))).toBe(false);
  });
});

describe('cancellationCharge', () => {
  it.each([
    ['2026-05-04', 14, 0, 0], // 18 − 4
    ['2026-05-05', 13, 50, 42_500],
    ['2026-05-10', 8, 50, 42_500],
    ['2026-05-11', 7, 100, 85_000],
    ['2026-05-19', -1, 100, 85_000],
  ])('on %s is %i days before: %i %%', (today, daysBefore, percent, amountCents) =>
    expect(cancellationCharge(usualBands, '2026-05-18', today, 85_000)).toEqual({
      daysBefore,
      percent,
      amountCents,
    }),
  );
  it('is not an amount where no price is known', () =>
    expect(cancellationCharge(usualBands, '2026-05-18', '2026-05-10', null).amountCents).toBeNull());
  it.each([
    [usualBands, true],
    [[], true],
    [
      [
        { daysBefore: 14, percent: 50 },
        { daysBefore: 7, percent: 0 },
      ],
      false,
    ],
    [
      [
        { daysBefore: 7, percent: 50 },
        { daysBefore: 7, percent: 60 },
      ],
      false,
    ],
  ])('bands %j are sound: %s', (bands, sound) => expect(areSoundBands(bands)).toBe(sound));
});

describe('fellowshipBreaches', () => {
  const rule = { mostPercent: 50, onlyAidRecipients: true, travelExcluded: true };
  const line = (costItem: FundedCost['costItem'], payer: FundedCost['payer'], amountCents: number) => ({
    costItem,
    payer,
    amountCents,
  });
  it.each([
    ['nobody but the organization pays', [line('travel', 'organization', 900)], null, []],
    ['half', [line('tuition', 'centre', 500), line('subsistence', 'organization', 500)], true, []],
    [
      'more than half, by two payers', // (300 + 400) / 1000
      [line('tuition', 'centre', 300), line('tuition', 'donor', 400), line('subsistence', 'person', 300)],
      true,
      [{ kind: 'too-much', percent: 70, mostPercent: 50 }],
    ],
    [
      'travel, and a country that gives aid',
      [line('travel', 'donor', 100)],
      false,
      [{ kind: 'not-an-aid-recipient' }, { kind: 'travel-is-excluded' }],
    ],
  ])('%s', (_what, lines, receivesAid, expected) =>
    expect(fellowshipBreaches(rule, lines, receivesAid)).toEqual(expected),
  );
});

describe('receivesAid', () =>
  it.each([
    ['MG', true],
    ['IT', false],
    [null, null],
  ])('%s: %s', (country, expected) => expect(receivesAid(country)).toBe(expected)));

describe('selectionLetter', () => {
  const facts = {
    activity: 'Safety at work',
    centre: 'The Centre',
    startsOn: '2026-05-18',
    endsOn: '2026-05-29',
    venue: 'Turin',
    expiresAt: new Date('2026-04-30T22:00:00Z'),
    timeZone: 'Europe/Rome',
    nominees: [{ name: 'Hanta Rakoto', decision: 'reserve' as const }],
  };
  it('writes the deadline as the last minute at the venue', () => {
    const letter = selectionLetter('offer', 'en', facts);
    expect(letter.paragraphs[1]).toBe('18 May 2026 to 29 May 2026 · Turin');
    expect(letter.paragraphs[2]).toContain('by 30 April 2026 at 23:59 (Rome)'); // 22:00 UTC is midnight in Rome
  });
  it.each(['en', 'fr', 'es', 'ar'] as const)('fills every place in %s', (locale) => {
    for (const kind of ['offer', 'reserve', 'declined', 'nominee-told'] as const) {
      const { subject, paragraphs } = selectionLetter(kind, locale, facts);
      expect([subject, ...paragraphs].join(' ')).not.toMatch(/[{}]/);
      expect(subject).toContain('Safety at work');
    }
  });
  it('names the own nominees to who nominated them', () =>
    expect(selectionLetter('nominee-told', 'en', facts).paragraphs).toContain(
      'Hanta Rakoto: on the reserve list',
    ));
});
