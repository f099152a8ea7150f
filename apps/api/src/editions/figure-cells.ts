import type { Locale } from '@traccia/contracts';
import { fileWords, metricCatalogues, sayGroup, sayReason } from '@traccia/impact';
import type { FigureEdition, ReleasedFigure, ReleasedRun } from '@traccia/persistence';
import { pickText, type AnsweredItem } from '@traccia/survey';

export type Cell = string | number | null;

/** Turns figures of one run into rows of a sheet, in the order of `figureFileColumns`. */
export function figureCellsOf(
  run: ReleasedRun,
  edition: Pick<FigureEdition, 'code'> | null,
  items: readonly AnsweredItem[],
  locale: Locale,
): (figure: ReleasedFigure) => Cell[] {
  const words = fileWords[locale];
  const codes = metricCatalogues[locale].figures;
  const said = (known: Readonly<Record<string, string>>, code: string | null) =>
    code === null ? '' : (known[code] ?? code);
  const texts = new Map(items.map(({ code, text }) => [code, pickText(text, locale)]));
  const choices = new Map(
    items.flatMap(({ code, choices: of }) =>
      of.map((choice) => [`${code} ${choice.code}`, pickText(choice.text, locale)] as const),
    ),
  );
  const scopeName = run.scopeTitle ? pickText(run.scopeTitle, locale) : (words.scope[run.scopeType] ?? '');
  const first = [run.scopeType, run.scopeCode, scopeName, run.waveKind, said(words.waveKind, run.waveKind)];
  const last = [edition?.code ?? null, run.id, run.methodVersion, run.policyVersion, run.computedAt];
  return (figure) => [
    ...first,
    figure.metric,
    said(codes.metric, figure.metric),
    figure.itemCode,
    figure.itemCode === null ? '' : (texts.get(figure.itemCode) ?? ''),
    figure.dimension,
    said(codes.dimension, figure.dimension),
    figure.groupCode,
    sayGroup(locale, figure.dimension, figure.groupCode),
    figure.choiceCode,
    figure.choiceCode === null
      ? ''
      : (choices.get(`${figure.itemCode ?? ''} ${figure.choiceCode}`) ?? figure.choiceCode),
    figure.estimate,
    figure.lower,
    figure.upper,
    figure.conf,
    figure.n,
    figure.invited,
    figure.numerator,
    figure.responseRate,
    figure.weighted,
    figure.weightedLower,
    figure.weightedUpper,
    figure.weightedReason,
    sayReason(locale, figure.weightedReason),
    figure.designEffect,
    figure.effectiveN,
    figure.suppressed,
    said(codes.suppressed, figure.suppressed),
    figure.nullReason,
    sayReason(locale, figure.nullReason),
    figure.method,
    said(codes.method, figure.method),
    figure.flags.join(' '),
    figure.flags.map((flag) => said(codes.flags, flag)).join(' '),
    ...last,
  ];
}
