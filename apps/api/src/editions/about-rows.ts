import type { Locale } from '@traccia/contracts';
import { figureFileColumns, fileWords, sayColumn } from '@traccia/impact';
import type { FigureEdition } from '@traccia/persistence';
import { pickText } from '@traccia/survey';
import type { ChosenFigures } from './chosen-figures.js';
import { citationsOf } from './edition.presenter.js';
import type { Cell } from './figure-cells.js';

/** What a file of figures says of itself: where they come from, how far they carry, how to cite them. */
export function aboutRows(
  { run, edition, centreName }: ChosenFigures,
  sha256: string,
  locale: Locale,
): Cell[][] {
  const words = fileWords[locale];
  const { file, scope } = words;
  const said = (known: Readonly<Record<string, string>>, code: string) => known[code] ?? code;
  const scopeName = run.scopeTitle ? pickText(run.scopeTitle, locale) : (scope[run.scopeType] ?? '');
  return [
    [file.sheets.about, ''],
    [file.centre, centreName],
    ...(edition ? editionRows(edition, locale) : []),
    [file.scope, run.scopeCode === null ? scopeName : `${scopeName} (${run.scopeCode})`],
    [file.level, said(scope, run.scopeType)],
    [file.waveKind, said(words.waveKind, run.waveKind)],
    [file.view, edition ? viewOf(edition.view, file.wholeRun) : file.wholeRun],
    [file.invited, run.invited],
    [file.responded, run.responded ?? file.notShown],
    [file.run, run.id],
    [file.computed, run.computedAt],
    [file.business, run.businessAt],
    [file.method, run.methodVersion],
    [file.policy, run.policyVersion],
    [file.threshold, run.threshold],
    [file.breakdownFrom, run.breakdownFrom],
    [file.waves, run.waves],
    [file.leftOut, run.leftOut],
    [file.frameHash, run.frameHash],
    [file.inputHash, run.inputHash],
    [file.figuresHash, sha256],
    [file.seed, run.seed],
    [file.reason, said(words.runReason, run.reason)],
    [file.covers, file.caveat],
    [file.protection, file.protectionText],
    [file.cite, citationsOf(run, edition, centreName)[locale] ?? ''],
    [file.use, file.useText],
  ];
}

function editionRows(
  { code, title, note, withdrawnAt, withdrawnReason }: FigureEdition,
  locale: Locale,
): Cell[][] {
  const { file } = fileWords[locale];
  const rows: Cell[][] = [
    [file.edition, code],
    [file.title, title],
  ];
  if (note !== null) rows.push([file.note, note]);
  if (withdrawnAt !== null)
    rows.push([file.withdrawn, `${withdrawnAt.slice(0, 10)} · ${withdrawnReason ?? ''}`]);
  return rows;
}

function viewOf(view: Readonly<Record<string, readonly string[]>>, whole: string): string {
  const parts = Object.entries(view).flatMap(([name, codes]) =>
    codes.length > 0 ? [`${name}: ${codes.join(', ')}`] : [],
  );
  return parts.join('; ') || whole;
}

/** What each column means. */
export function columnRows(locale: Locale): Cell[][] {
  const { file } = fileWords[locale];
  return [
    [file.columnHead.column, file.columnHead.meaning],
    ...figureFileColumns.map((code): Cell[] => [code, sayColumn(locale, code)]),
  ];
}
