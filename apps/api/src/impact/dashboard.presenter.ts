import type { AnswerOf, Dashboard, impactApi, LocalisedText } from '@traccia/contracts';
import type { ReleasedFigure, ReleasedRun } from '@traccia/persistence';
import { answerCodesOf, choicesOf, itemsOf, type InstrumentDefinition, type Item } from '@traccia/survey';

type PresentedRun = AnswerOf<typeof impactApi.scopes>['rows'][number];
type PresentedItem = Dashboard['items'][number];

export function presentRun({ scopeTitle, ...run }: ReleasedRun, centreName: string): PresentedRun {
  return { ...run, scopeName: scopeTitle ?? { en: centreName } };
}

export function presentDashboard(
  run: ReleasedRun,
  figures: ReleasedFigure[],
  definitions: readonly InstrumentDefinition[],
  centreName: string,
): Dashboard {
  const used = new Set(figures.map(({ itemCode }) => itemCode));
  const items = new Map<string, PresentedItem>();
  // Newest version first: the wording of today for answers that were pooled by code.
  for (const definition of definitions)
    for (const item of itemsOf(definition))
      for (const code of answerCodesOf(item))
        if (used.has(code) && !items.has(code)) items.set(code, presentItem(definition, item, code));
  return { run: presentRun(run, centreName), items: [...items.values()], figures };
}

function presentItem(definition: InstrumentDefinition, item: Item, code: string): PresentedItem {
  const row = item.type === 'likert_matrix' ? item.rows.find((one) => one.code === code) : undefined;
  return {
    code,
    type: row ? 'likert' : item.type,
    text: row ? continued(textOf(item.text), textOf(row.text)) : textOf(item.text),
    choices: choicesShown(definition, item),
  };
}

/** A row of a matrix ends the sentence that its stem begins: "To what extent has it improved … your skills". */
function continued(stem: LocalisedText, row: LocalisedText): LocalisedText {
  const whole = Object.entries(row).map(([language, end]) => {
    const begin = stem[language]?.replace(/\s*(…|\.\.\.)\s*$/u, '');
    return [language, begin ? `${begin} ${end}` : end];
  });
  return Object.fromEntries(whole);
}

function choicesShown(definition: InstrumentDefinition, item: Item): PresentedItem['choices'] {
  if (item.type === 'rating_0_10')
    return Array.from({ length: 11 }, (_, score) => ({ code: String(score), text: { en: String(score) } }));
  return choicesOf(definition, item)
    .filter((choice) => !choice.missing)
    .map((choice) => ({ code: choice.code, text: textOf(choice.text) }));
}

function textOf(text: Partial<Record<string, string>>): LocalisedText {
  return Object.fromEntries(
    Object.entries(text).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
