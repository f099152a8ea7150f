import { adjustPValues, type PAdjustment } from '@traccia/impact';
import { classicalAgreement } from './classical-agreement.js';
import { classicalMeans } from './classical-means.js';
import { classicalRanks } from './classical-ranks.js';
import { classicalTables } from './classical-tables.js';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

type Missing = (number | null)[];

function adjusted(input: { p: number[]; unsorted_with_missing: Missing }): Answer {
  const by = (kind: PAdjustment) => adjustPValues(input.p, kind).adjusted;
  const missing = (kind: PAdjustment) => adjustPValues(input.unsorted_with_missing, kind).adjusted;
  return {
    holm: by('holm'),
    hochberg: by('hochberg'),
    bh: by('bh'),
    by: by('by'),
    bonferroni: by('bonferroni'),
    n_rejected_bh_05: by('bh').filter((p) => p !== null && p <= 0.05).length,
    missing: { holm: missing('holm'), bh: missing('bh') },
  };
}

/** The classical methods by the name of their case. */
export const classicalMethods: Record<string, Method> = {
  ...classicalAgreement,
  ...classicalMeans,
  ...classicalRanks,
  ...classicalTables,
  p_adjust: method(adjusted),
};
