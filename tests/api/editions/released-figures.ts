import { notWeighted } from '@traccia/impact';
import type { Figure } from '@traccia/contracts';
import { ImpactRunRepository, type NewImpactRun } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';

/** One figure; what is not said is not there. */
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
  ...notWeighted,
  ...part,
});
export const count = (metric: string, n: number): Figure => figure({ metric, estimate: n, n, numerator: n });

/** A run of an activity, released unless it is said otherwise. */
export async function release(
  owner: DataSource,
  shape: Partial<NewImpactRun> & Pick<NewImpactRun, 'scopeId'>,
  figures: readonly Figure[],
): Promise<string> {
  return new ImpactRunRepository(owner.manager).insert(
    {
      kind: 'released',
      scopeType: 'activity',
      waveKind: 'ex_post',
      methodVersion: 'impact-1.2.0',
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
