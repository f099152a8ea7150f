export type CostItem = 'tuition' | 'subsistence' | 'travel';
export type Payer = 'centre' | 'donor' | 'organization' | 'person';

export interface FundedCost {
  costItem: CostItem;
  payer: Payer;
  /** Hundredths of the currency of the activity. */
  amountCents: number;
}
/** What a fellowship of the centre or of a donor may pay; a rule that is null or false does not apply. */
export interface FellowshipRule {
  /** Share of tuition and subsistence together, 0–100; null = all of it. */
  mostPercent: number | null;
  /** Only people who work in a country that receives official development assistance. */
  onlyAidRecipients: boolean;
  travelExcluded: boolean;
}
export type FellowshipBreach =
  | { kind: 'too-much'; percent: number; mostPercent: number }
  | { kind: 'not-an-aid-recipient' }
  | { kind: 'travel-is-excluded' };

const isFellowship = ({ payer }: FundedCost) => payer === 'centre' || payer === 'donor';
const sumOf = (lines: readonly FundedCost[]) => lines.reduce((sum, { amountCents }) => sum + amountCents, 0);

/**
 * What the funding of one person breaks of the fellowship rule; nothing when no fellowship pays.
 *
 * @param lines       everything that is to be paid for the person, by whom
 * @param receivesAid whether the person's country receives official development assistance; null = not known
 * @example fellowshipBreaches({ mostPercent: 50, onlyAidRecipients: false, travelExcluded: false },
 *   [{ costItem: 'tuition', payer: 'centre', amountCents: 600 }, { costItem: 'tuition', payer: 'person', amountCents: 400 }], true)
 *   // [{ kind: 'too-much', percent: 60, mostPercent: 50 }]
 */
export function fellowshipBreaches(
  rule: FellowshipRule,
  lines: readonly FundedCost[],
  receivesAid: boolean | null,
): FellowshipBreach[] {
  const granted = lines.filter((line) => isFellowship(line) && line.amountCents > 0);
  if (granted.length === 0) return [];
  const breaches: FellowshipBreach[] = [];
  const stay = (line: FundedCost) => line.costItem !== 'travel';
  const cost = sumOf(lines.filter(stay));
  const percent = cost === 0 ? 0 : (100 * sumOf(granted.filter(stay))) / cost;
  if (rule.mostPercent !== null && percent > rule.mostPercent)
    breaches.push({ kind: 'too-much', percent: Math.round(percent), mostPercent: rule.mostPercent });
  if (rule.onlyAidRecipients && receivesAid !== true) breaches.push({ kind: 'not-an-aid-recipient' });
  if (rule.travelExcluded && granted.some(({ costItem }) => costItem === 'travel'))
    breaches.push({ kind: 'travel-is-excluded' });
  return breaches;
}
