import {
  locales,
  type AnswerOf,
  type Edition,
  type editionsApi,
  type LocalisedText,
} from '@traccia/contracts';
import { citeFigures, describeScores, fileWords } from '@traccia/impact';
import type { FigureEdition, ReleasedFigure, ReleasedRun } from '@traccia/persistence';
import { describeAnsweredItems, pickText, type InstrumentDefinition } from '@traccia/survey';

export function presentEdition(edition: FigureEdition, centreName: string): Edition {
  const { code, title, note, view, figures, sha256, frozenAt, frozenByName } = edition;
  const { withdrawnAt, withdrawnReason, withdrawnByName, newerRunId, newerComputedAt } = edition;
  return {
    code,
    title,
    note,
    view,
    figures,
    sha256,
    frozenAt,
    frozenByName,
    run: { ...edition, scopeName: edition.scopeTitle ?? { en: centreName } },
    withdrawn:
      withdrawnAt === null
        ? null
        : { at: withdrawnAt, reason: withdrawnReason ?? '', byName: withdrawnByName ?? '' },
    newer:
      newerRunId === null || newerComputedAt === null
        ? null
        : { runId: newerRunId, computedAt: newerComputedAt },
  };
}

export function presentFrozen(
  edition: FigureEdition,
  figures: ReleasedFigure[],
  definitions: readonly InstrumentDefinition[],
  centreName: string,
): AnswerOf<typeof editionsApi.get> {
  const codes = new Set(figures.map(({ itemCode }) => itemCode));
  return {
    edition: presentEdition(edition, centreName),
    citation: citationsOf(edition, edition, centreName),
    items: [...describeAnsweredItems(definitions, codes), ...describeScores(codes)],
    figures,
  };
}

type Frozen = Pick<FigureEdition, 'code' | 'title' | 'withdrawnAt'>;

/** How a run or its edition is cited, in every language. */
export function citationsOf(run: ReleasedRun, edition: Frozen | null, centreName: string): LocalisedText {
  const day = (instant: string) => instant.slice(0, 10);
  const { withdrawnAt = null } = edition ?? {};
  return Object.fromEntries(
    locales.map((locale) => [
      locale,
      citeFigures(locale, {
        centre: centreName,
        title: edition?.title ?? null,
        scope: run.scopeTitle
          ? pickText(run.scopeTitle, locale)
          : (fileWords[locale].scope[run.scopeType] ?? ''),
        scopeCode: run.scopeCode,
        waveKind: run.waveKind,
        edition: edition?.code ?? null,
        runId: run.id,
        methodVersion: run.methodVersion,
        computedOn: day(run.computedAt),
        withdrawnOn: withdrawnAt && day(withdrawnAt),
        responded: run.responded,
        invited: run.invited,
      }),
    ]),
  );
}
