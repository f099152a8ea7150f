/** Final outcome of everybody in the frame; each person is in exactly one. */
export interface Dispositions {
  /** Complete: at least 80 % of the shown required items. */
  complete: number;
  /** Partial: 50–79 %. */
  partial: number;
  /** Refusals and break-offs. */
  refused: number;
  /** Not reached; bounced addresses are here and are never dropped. */
  nonContact: number;
  /** Eligible, did not answer for another reason. */
  other: number;
  /** Not known whether there is such a person at all. */
  unknownHousehold?: number;
  /** Not known whether eligible, for another reason. */
  unknownOther?: number;
}

type RateName = `RR${1 | 2 | 3 | 4 | 5 | 6}` | `COOP${1 | 2 | 3 | 4}` | `REF${1 | 2 | 3}` | `CON${1 | 2 | 3}`;

/** Shares between 0 and 1; null when the denominator is 0. */
export type ResponseRates = Record<RateName, number | null>;

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/**
 * The response, cooperation, refusal and contact rates of AAPOR.
 *
 * RR1 counts complete answers, RR2 also partial ones. Those with unknown eligibility count fully in RR1/RR2,
 * with share `e` in RR3/RR4, and not at all in RR5/RR6.
 *
 * @param d counts of persons, whole and not negative
 * @param e share of the unknown who are taken to be eligible, 0–1; enrolled people are all known, so 1
 * @returns shares; null where nobody is in the denominator
 * @throws RangeError for a negative or broken count, or e outside 0..1
 * @source AAPOR, Standard Definitions, 9th edition (2016), section "Calculating outcome rates"
 * @example responseRates({ complete: 30, partial: 10, refused: 5, nonContact: 50, other: 5 }).RR2 // 0.4
 */
export function responseRates(d: Dispositions, e = 1): ResponseRates {
  const { complete: i, partial: p, refused: r, nonContact: nc, other: o } = d;
  const unknown = (d.unknownHousehold ?? 0) + (d.unknownOther ?? 0);
  if ([i, p, r, nc, o, unknown].some((count) => !Number.isInteger(count) || count < 0)) {
    throw new RangeError('dispositions are whole counts of persons');
  }
  if (!(e >= 0 && e <= 1)) throw new RangeError(`e is a share between 0 and 1, not ${e}`);
  const known = i + p + r + nc + o;
  const [all, likely] = [known + unknown, known + e * unknown];
  const reached = i + p + r + o;
  return {
    RR1: ratio(i, all),
    RR2: ratio(i + p, all),
    RR3: ratio(i, likely),
    RR4: ratio(i + p, likely),
    RR5: ratio(i, known),
    RR6: ratio(i + p, known),
    COOP1: ratio(i, reached),
    COOP2: ratio(i + p, reached),
    COOP3: ratio(i, i + p + r),
    COOP4: ratio(i + p, i + p + r),
    REF1: ratio(r, all),
    REF2: ratio(r, likely),
    REF3: ratio(r, known),
    CON1: ratio(reached, all),
    CON2: ratio(reached, likely),
    CON3: ratio(reached, known),
  };
}
