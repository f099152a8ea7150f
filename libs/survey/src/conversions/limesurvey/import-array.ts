import type { AnswerChoice, MatrixRow } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';
import { type Asked, type Choices, choicesFrom, codeFor, joinTexts, reportPart } from './asked.js';
import type { LimeContext } from './import-context.js';
import { builtInScales, inLanguages } from './scales.js';
import type { LimePart, LimeQuestion } from './survey-model.js';

const mostRows = 50;
/** A table of figures or words becomes a question a cell; nobody answers more of them. */
const mostCells = 150;

function scaleOf(asked: Asked, context: LimeContext, scale: number): Choices {
  const { question, spot } = asked;
  const builtIn = Object.hasOwn(builtInScales, question.type) ? builtInScales[question.type] : undefined;
  if (!builtIn) return choicesFrom(context, spot, question.answers[scale] ?? []);
  const choices: AnswerChoice[] = inLanguages(builtIn, context.survey.languages);
  return { choices, codes: new Map(choices.map(({ code }) => [code, code])) };
}

interface Table {
  heading: LocalisedText;
  scale: number;
  suffix: string;
}

function addMatrix(asked: Asked, context: LimeContext, { heading, scale, suffix }: Table): boolean {
  const { question, spot, code, frame } = asked;
  const { choices, codes } = scaleOf(asked, context, scale);
  const answerList = context.builder.list(`${question.code}${suffix}`, choices);
  const parts = question.parts[0] ?? [];
  if (answerList === null || parts.length === 0) {
    context.builder.say(spot, 'left_out', choices.length > 500 ? 'too-many-choices' : 'choices-missing');
    return false;
  }
  const rows = parts.map((part): MatrixRow => {
    const place = context.spot(question, part);
    const own = codeFor(context, place, `${question.code}_${part.code}${suffix}`);
    context.know(question, { code: own, choices: codes }, `${part.code}${suffix}`);
    const text = context.text(place, part.words);
    reportPart(context, spot, part);
    return { code: own, text: Object.keys(text).length > 0 ? text : { [context.language]: part.code } };
  });
  for (let from = 0; from < rows.length; from += mostRows) {
    const isFirst = from === 0 && scale === 0;
    if (from > 0) context.builder.say(spot, 'changed', 'rows-split');
    context.add(
      {
        ...frame,
        code: isFirst ? code : context.builder.codes.give(`${code}${suffix || '_more'}`),
        type: 'likert_matrix',
        answerList,
        text: heading,
        rows: rows.slice(from, from + mostRows),
      },
      spot,
    );
  }
  return true;
}

function addDual(asked: Asked, context: LimeContext): void {
  const { question, text, spot } = asked;
  const heading = (name: string): LocalisedText => {
    const own = question.attributeWords.get(name);
    question.used.add(name);
    return own ? joinTexts(text, context.text(spot, own)) : text;
  };
  const first = addMatrix(asked, context, { heading: heading('dualscale_headerA'), scale: 0, suffix: '_0' });
  const second = addMatrix(asked, context, { heading: heading('dualscale_headerB'), scale: 1, suffix: '_1' });
  if (first || second) context.builder.say(spot, 'changed', 'scale-several');
}

const isTicked = ({ attributes, used }: LimeQuestion) => {
  const ticked = attributes.get('multiflexible_checkbox') === '1';
  if (ticked) used.add('multiflexible_checkbox');
  return ticked;
};

/** Each row a question with the columns to tick. */
function addTicks(asked: Asked, context: LimeContext, columns: readonly LimePart[]): void {
  const { question, text, frame, spot } = asked;
  const { choices, codes } = choicesFrom(context, spot, columns);
  const answerList = context.builder.list(question.code, choices);
  if (answerList === null) return context.builder.say(spot, 'left_out', 'choices-missing');
  for (const part of question.parts[0] ?? []) {
    const place = context.spot(question, part);
    const code = codeFor(context, place, `${question.code}_${part.code}`);
    const label = joinTexts(text, context.text(place, part.words));
    context.add({ ...frame, code, type: 'multiple', answerList, text: label }, spot);
    context.know(question, { code, several: true, choices: codes }, part.code);
  }
  context.builder.say(spot, 'changed', 'rows-several');
}

/** Each cell a question. */
function addCells(asked: Asked, context: LimeContext, columns: readonly LimePart[]): void {
  const { question, text, frame, spot } = asked;
  const rows = question.parts[0] ?? [];
  if (rows.length * columns.length > mostCells)
    return context.builder.say(spot, 'left_out', 'too-many-questions');
  if (rows.length * columns.length === 0) return context.builder.say(spot, 'left_out', 'choices-missing');
  const columnTexts = columns.map((column) => context.text(context.spot(question, column), column.words));
  for (const row of rows) {
    const rowText = joinTexts(text, context.text(context.spot(question, row), row.words));
    columns.forEach((column, i) => {
      const name = `${row.code}_${column.code}`;
      const code = codeFor(context, context.spot(question, row), `${question.code}_${name}`);
      const label = joinTexts(rowText, columnTexts[i] ?? {});
      const type = question.type === ':' ? ('number' as const) : ('short_text' as const);
      context.add({ ...frame, code, type, text: label }, spot);
      context.know(question, { code }, name);
    });
  }
  context.builder.say(spot, 'changed', 'rows-several');
}

/** Tables: of choices they stay tables, of figures and words they become questions. */
export function importArray(asked: Asked, context: LimeContext): void {
  const { question, text, spot } = asked;
  const columns = question.parts[1] ?? [];
  if (question.type === '1') return addDual(asked, context);
  if (question.type === ':' && isTicked(question)) return addTicks(asked, context, columns);
  if (question.type === ':' || question.type === ';') return addCells(asked, context, columns);
  const isAdded = addMatrix(asked, context, { heading: text, scale: 0, suffix: '' });
  if (!isAdded) return;
  const turned = question.type === 'H';
  context.builder.say(spot, turned ? 'changed' : 'converted', turned ? 'type-nearest' : 'same');
}
