import type { AnswerOf, impactApi } from '@traccia/contracts';
import type { ImpactCheck, ImpactRound } from '@traccia/persistence';

export function presentComputing(state: {
  round: ImpactRound | null;
  waiting: number;
  check: ImpactCheck | null;
  mayCancel: boolean;
}): AnswerOf<typeof impactApi.latestRound> {
  const { round, waiting, check, mayCancel } = state;
  return {
    // Which scope it is stays out: it may be one that the reader does not have.
    round,
    waiting,
    check: check?.finishedAt ? { ...check, finishedAt: check.finishedAt } : null,
    mayCancel,
  };
}
