import type { Item, MatrixRow, QuestionItem } from './definition.js';

export const beforeCode = (rowCode: string): string => withSuffix(rowCode, '-BEF');
export const nowCode = (rowCode: string): string => withSuffix(rowCode, '-NOW');

/** The suffix goes before the occurrence: `K1#2` → `K1-BEF#2`. */
function withSuffix(code: string, suffix: string): string {
  const [base, occurrence] = code.split('#');
  return `${base}${suffix}${occurrence ? `#${occurrence}` : ''}`;
}

/**
 * Codes under which answers of this item are stored: its own, or those of its rows and parts.
 *
 * @param item an item of the instrument or a repetition of one
 * @returns codes in the order shown; empty for info. A free group has its own code for the number of repetitions;
 *          the codes of its items are those of the items
 * @example answerCodesOf(thenTest) // ['K1-BEF', 'K1-NOW'] for one row K1
 */
export function answerCodesOf(item: Item): string[] {
  switch (item.type) {
    case 'info':
      return [];
    case 'likert_matrix':
    case 'factor_list':
      return item.rows.map((row) => row.code);
    case 'then_test':
      return item.rows.flatMap((row) => [beforeCode(row.code), nowCode(row.code)]);
    case 'percent_pair':
      return [item.attribution.code, item.confidence.code];
    case 'group':
      return item.over === 'free' ? [item.code] : [];
    default:
      return [item.code];
  }
}

/**
 * An answer key taken apart: inside a group the place of the repetition follows the code.
 *
 * @returns code, and the occurrence from 1; 0 outside groups
 * @example splitAnswerKey('EOA-FAC#2') // { code: 'EOA-FAC', occurrence: 2 }
 */
export function splitAnswerKey(key: string): { code: string; occurrence: number } {
  const [code = '', occurrence] = key.split('#');
  return { code, occurrence: occurrence === undefined ? 0 : Number(occurrence) };
}

/** The way back of `splitAnswerKey`. */
export function answerKey(code: string, occurrence: number): string {
  return occurrence === 0 ? code : `${code}#${occurrence}`;
}

const rowAt = (row: MatrixRow, occurrence: number): MatrixRow => ({
  ...row,
  code: answerKey(row.code, occurrence),
});

/** One repetition of an item of a group: the same item, its codes with the place of the repetition. */
export function itemAt<T extends QuestionItem>(item: T, occurrence: number): T {
  return {
    ...item,
    code: answerKey(item.code, occurrence),
    ...('rows' in item && { rows: item.rows.map((row) => rowAt(row, occurrence)) }),
    ...(item.type === 'percent_pair' && {
      attribution: rowAt(item.attribution, occurrence),
      confidence: rowAt(item.confidence, occurrence),
    }),
  };
}
