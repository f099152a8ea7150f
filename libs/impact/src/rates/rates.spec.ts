import { applicationRates } from './application-rates.js';
import { completeness } from './completeness.js';
import { responseRates } from './response-rates.js';

describe('applicationRates', () => {
  it('is 0.80, 0.32 and 0.92 for 32 of 40 of 100 (DOMAIN 7.1)', () => {
    const rates = applicationRates({ invited: 100, respondents: 40, appliers: 32 }, 0.95);
    expect(rates.respondents.estimate).toBeCloseTo(0.8, 12);
    expect(rates.conservative.estimate).toBeCloseTo(0.32, 12);
    // (32 + 60 silent) / 100
    expect(rates.upperBound.estimate).toBeCloseTo(0.92, 12);
  });

  it('keeps the truth of everybody between the last two', () => {
    for (let silent = 0; silent <= 60; silent += 20) {
      const { conservative, upperBound } = applicationRates(
        { invited: 40 + silent, respondents: 40, appliers: 32 },
        0.95,
      );
      expect(conservative.estimate).toBeLessThanOrEqual(upperBound.estimate ?? 0);
    }
  });

  it('has no rate over the invited without an invited list', () => {
    const rates = applicationRates({ invited: null, respondents: 40, appliers: 32 }, 0.95);
    expect(rates.conservative).toMatchObject({ estimate: null, reason: 'no_invited_list' });
    expect(rates.respondents.estimate).toBeCloseTo(0.8, 12);
  });

  it('refuses more answers than invitations', () => {
    expect(() => applicationRates({ invited: 10, respondents: 11, appliers: 1 }, 0.95)).toThrow(RangeError);
  });
});

describe('responseRates', () => {
  it('never drops a bounced address', () => {
    // 30 complete, 10 partial of 100: RR1 0.30, RR2 0.40; without the 50 not reached it would be 0.80
    const rates = responseRates({ complete: 30, partial: 10, refused: 5, nonContact: 50, other: 5 });
    expect(rates).toMatchObject({ RR1: 0.3, RR2: 0.4, RR5: 0.3, COOP2: 0.8, CON1: 0.5 });
  });

  it('takes the unknown in full, by share, or not at all', () => {
    const d = { complete: 40, partial: 0, refused: 10, nonContact: 30, other: 0, unknownOther: 20 };
    // 40/100, 40/(80 + 0.5 × 20), 40/80
    expect(responseRates(d, 0.5)).toMatchObject({ RR1: 0.4, RR3: 40 / 90, RR5: 0.5 });
  });

  it('is null, not 0, for nobody', () => {
    expect(responseRates({ complete: 0, partial: 0, refused: 0, nonContact: 0, other: 0 }).RR1).toBeNull();
  });
});

describe('completeness', () => {
  it.each([
    [8, 10, 'complete'],
    [4, 5, 'complete'],
    [79, 100, 'partial'],
    [5, 10, 'partial'],
    [49, 100, 'break_off'],
    [0, 0, 'break_off'],
  ])('%i of %i shown required items is %s', (answered, shown, state) => {
    expect(completeness(answered, shown)).toBe(state);
  });

  it('refuses more answers than questions', () => {
    expect(() => completeness(3, 2)).toThrow(RangeError);
  });
});
