import type { Figure } from '@traccia/contracts';
import { ImpactRunRepository, type NewImpactRun } from '@traccia/persistence';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** A figure with nothing in it but what is said. */
export const figure = (part: Partial<Figure>): Figure => ({
  metric: 'invited',
  itemCode: null,
  dimension: 'all',
  groupCode: 'all',
  choiceCode: null,
  estimate: null,
  lower: null,
  upper: null,
  conf: null,
  n: null,
  invited: null,
  numerator: null,
  responseRate: null,
  method: 'count',
  suppressed: null,
  nullReason: null,
  flags: [],
  weighted: null,
  weightedLower: null,
  weightedUpper: null,
  weightedReason: null,
  designEffect: null,
  effectiveN: null,
  ...part,
});
export const count = (metric: string, n: number) => figure({ metric, estimate: n, n, numerator: n });
export const hidden = (metric: string) => figure({ metric, suppressed: 'primary' });

/** A run that readers see, of whatever it is said to be of. */
export async function makeReleasedRun(
  owner: DataSource,
  shape: Partial<NewImpactRun>,
  figures: Figure[] = [count('invited', 40), count('responded', 22)],
): Promise<string> {
  return new ImpactRunRepository(owner.manager).insert(
    {
      kind: 'released',
      scopeType: 'centre',
      scopeId: null,
      waveKind: 'ex_post',
      methodVersion: 'impact-1.1.0',
      policyVersion: 'disclosure-5',
      threshold: 5,
      breakdownFrom: 50,
      leftOut: 0,
      frameHash: 'f',
      inputHash: randomUUID(),
      seed: '1',
      invited: 40,
      responded: 22,
      reason: 'wave closed',
      waveIds: [],
      ...shape,
    },
    figures,
  );
}
