import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import { choicesOf, type InstrumentDefinition, type RankingItem } from '../definition.js';

/** How many choices are to be put in order. */
export function rankedCount(definition: InstrumentDefinition, item: RankingItem): number {
  const all = choicesOf(definition, item).length;
  return Math.min(item.maxRanked ?? all, all);
}

/** Known codes, each once, exactly as many as are to be ranked: half an order cannot be compared with a whole one. */
export function checkRanking(
  definition: InstrumentDefinition,
  item: RankingItem,
  value: AnswerValue,
): AnswerFault | null {
  const known = new Set(choicesOf(definition, item).map((choice) => choice.code));
  if (!('codes' in value)) return { itemCode: item.code, key: 'fault.invalid' };
  const { codes } = value;
  if (codes.some((code) => !known.has(code)) || new Set(codes).size !== codes.length)
    return { itemCode: item.code, key: 'fault.invalid' };
  const wanted = rankedCount(definition, item);
  return codes.length === wanted
    ? null
    : { itemCode: item.code, key: 'fault.rank', params: { count: wanted } };
}
