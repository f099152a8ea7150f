import type { Locale } from '@traccia/contracts';
import {
  columnsOfFigures,
  figureFileColumns,
  fileWords,
  metricCatalogues,
  type OwnColumn,
  sayGroup,
  sayReason,
} from '@traccia/impact';
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
  const always = (cell: Cell) => () => cell;
  const own: Readonly<Record<OwnColumn, (figure: ReleasedFigure) => Cell>> = {
    scope_type: always(run.scopeType),
    scope_code: always(run.scopeCode),
    scope_name: always(scopeName),
    wave_kind: always(run.waveKind),
    wave_kind_label: always(said(words.waveKind, run.waveKind)),
    metric_name: ({ metric }) => said(codes.metric, metric),
    item_text: textOf,
    dimension_label: ({ dimension }) => said(codes.dimension, dimension),
    group_label: remembering(
      ({ dimension, groupCode }) => `${dimension} ${groupCode}`,
      ({ dimension, groupCode }) => sayGroup(locale, dimension, groupCode),
    ),
    choice_label: choiceOf,
    weighted_reason_label: ({ weightedReason }) => sayReason(locale, weightedReason),
    suppressed_label: ({ suppressed }) => said(codes.suppressed, suppressed),
    null_reason_label: ({ nullReason }) => sayReason(locale, nullReason),
    method_label: ({ method }) => said(codes.method, method),
    flags_label: remembering(flagsOf, ({ flags }) => flags.map((flag) => said(codes.flags, flag)).join(' ')),
    edition: always(edition?.code ?? null),
    run_id: always(run.id),
    method_version: always(run.methodVersion),
    policy_version: always(run.policyVersion),
    computed_at: always(run.computedAt),
  };
  const readers = figureFileColumns.map(
    (column) => own[column as OwnColumn] ?? cellOf(columnsOfFigures[column]),
  );
  return (figure) => readers.map((read) => read(figure));
}

const flagsOf = ({ flags }: ReleasedFigure): string => (flags.length === 0 ? '' : flags.join(' '));

/** What a figure says of itself; its flags stand in one cell. */
function cellOf(field: keyof ReleasedFigure = 'metric'): (figure: ReleasedFigure) => Cell {
  return field === 'flags' ? flagsOf : (figure) => figure[field];
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
