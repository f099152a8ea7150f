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
  const { textOf, choiceOf } = questionsOf(items, locale);
  const scopeName = run.scopeTitle ? pickText(run.scopeTitle, locale) : (words.scope[run.scopeType] ?? '');
  const first = [run.scopeType, run.scopeCode, scopeName, run.waveKind, said(words.waveKind, run.waveKind)];
  const last = [edition?.code ?? null, run.id, run.methodVersion, run.policyVersion, run.computedAt];
  const groups = remembering(
    ({ dimension, groupCode }) => `${dimension} ${groupCode}`,
    ({ dimension, groupCode }) => sayGroup(locale, dimension, groupCode),
  );
  const flags = remembering(
    (figure) => figure.flags.join(' '),
    (figure) => [figure.flags.join(' '), figure.flags.map((flag) => said(codes.flags, flag)).join(' ')],
  );
  return (figure) => [
    ...first,
    figure.metric,
    said(codes.metric, figure.metric),
    figure.itemCode,
    textOf(figure),
    figure.dimension,
    said(codes.dimension, figure.dimension),
    figure.groupCode,
    groups(figure),
    figure.choiceCode,
    choiceOf(figure),
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
    ...flags(figure),
    ...last,
  ];
}

/** Few words, very many figures: each is said once. */
function remembering<T>(
  keyOf: (figure: ReleasedFigure) => string,
  say: (figure: ReleasedFigure) => T,
): (figure: ReleasedFigure) => T {
  const known = new Map<string, T>();
  return (figure) => {
    const key = keyOf(figure);
    const found = known.get(key);
    if (found !== undefined) return found;
    const said = say(figure);
    known.set(key, said);
    return said;
  };
}

/** Questions and answers in the reader's language; an answer without words stands as its code. */
function questionsOf(items: readonly AnsweredItem[], locale: Locale) {
  const texts = new Map(items.map(({ code, text }) => [code, pickText(text, locale)]));
  const choices = new Map(
    items.flatMap(({ code, choices: of }) =>
      of.map((choice) => [`${code} ${choice.code}`, pickText(choice.text, locale)] as const),
    ),
  );
  return {
    textOf: ({ itemCode }: ReleasedFigure): string => (itemCode === null ? '' : (texts.get(itemCode) ?? '')),
    choiceOf: ({ itemCode, choiceCode }: ReleasedFigure): string =>
      choiceCode === null ? '' : (choices.get(`${itemCode ?? ''} ${choiceCode}`) ?? choiceCode),
  };
}
