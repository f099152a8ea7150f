import type { AnswerOf, Dashboard, impactApi } from '@traccia/contracts';
import { describeScores } from '@traccia/impact';
import type { ReleasedFigure, ReleasedRun } from '@traccia/persistence';
import { describeAnsweredItems, type InstrumentDefinition } from '@traccia/survey';

type PresentedRun = AnswerOf<typeof impactApi.scopes>['rows'][number];

export function presentRun({ scopeTitle, ...run }: ReleasedRun, centreName: string): PresentedRun {
  return { ...run, scopeName: scopeTitle ?? { en: centreName } };
}

export function presentDashboard(
  run: ReleasedRun,
  figures: ReleasedFigure[],
  definitions: readonly InstrumentDefinition[],
  centreName: string,
): Dashboard {
  // Newest version first: the wording of today for answers that were pooled by code.
  const codes = new Set(figures.map(({ itemCode }) => itemCode));
  const items = [...describeAnsweredItems(definitions, codes), ...describeScores(codes)];
  return { run: presentRun(run, centreName), items, figures };
}
