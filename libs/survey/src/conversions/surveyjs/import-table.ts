import type { MatrixRow } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';
import { at, type JsonObject, objectsAt, textAt } from '../read-json.js';
import type { Spot } from '../form-builder.js';
import type { JsContext } from './import-context.js';
import { isEmpty } from './left-keys.js';
import { type Element, importElement, reportLeft } from './import-element.js';

const mostRows = 50;
const mostCells = 150;

const joined = (heading: LocalisedText, part: LocalisedText): LocalisedText =>
  Object.fromEntries(
    [...new Set([...Object.keys(heading), ...Object.keys(part)])].map((language) => [
      language,
      [heading[language], part[language]].filter(Boolean).join(' – ').slice(0, 5000),
    ]),
  );

/** One scale for several rows. */
export function importMatrix(given: Element, context: JsContext): void {
  const { element, spot, name, code, text, frame } = given;
  reportLeft(given, context);
  const { builder } = context;
  const scale = context.choices(spot, at(element, 'columns'));
  const asked = context.choices(spot, at(element, 'rows'));
  const answerList = builder.list(name, scale.choices);
  if (answerList === null || asked.choices.length === 0)
    return builder.say(spot, 'left_out', 'choices-missing');
  const names = [...asked.codes.keys()];
  const rows = asked.choices.map((row, i): MatrixRow => {
    const own = builder.codes.give(`${code}_${row.code}`);
    context.know(`${name}.${names[i] ?? row.code}`, { code: own, choices: scale.codes });
    return { code: own, text: row.text };
  });
  const required = at(element, 'isAllRowRequired') === true || at(element, 'eachRowRequired') === true;
  for (let from = 0; from < rows.length; from += mostRows) {
    if (from > 0) builder.say(spot, 'changed', 'rows-split');
    const own = from === 0 ? code : builder.codes.give(`${code}_more`);
    const part = rows.slice(from, from + mostRows);
    builder.add(
      {
        ...frame,
        ...(required && { required }),
        code: own,
        type: 'likert_matrix',
        answerList,
        text,
        rows: part,
      },
      spot,
    );
  }
  builder.say(spot, 'converted', 'same');
}

const spotOf = ({ place }: Spot, what: string): Spot => ({ place, what });

/** A part of a table or of a set of fields has the condition and the help of the whole. */
function leaveOfPart({ builder }: JsContext, part: JsonObject, owner: string): void {
  if (!isEmpty(at(part, 'visibleIf'))) builder.leave('/', 'visibleIf', owner, 'rule-not-understood');
  if (!isEmpty(at(part, 'description'))) builder.leave('/', 'description', owner, 'message-left-out');
}

/** A column as a question: its kind is the column's, else the table's. */
function columnElement(table: JsonObject, column: JsonObject): JsonObject {
  const { cellType: _kind, ...rest } = column;
  const kind = textAt(column, 'cellType') ?? textAt(table, 'cellType') ?? 'dropdown';
  const type = kind === 'default' ? 'dropdown' : kind;
  const choices = at(column, 'choices') ?? at(table, 'choices');
  return { ...rest, type, ...(choices !== undefined && { choices }) };
}

/** Several columns for each row: each cell a question. */
export function importCells(given: Element, context: JsContext): void {
  const { element, spot, name, text, frame } = given;
  reportLeft(given, context);
  const columns = objectsAt(element, 'columns');
  const rows = context.choices(spot, at(element, 'rows'));
  if (rows.choices.length * columns.length === 0)
    return context.builder.say(spot, 'left_out', 'choices-missing');
  if (rows.choices.length * columns.length > mostCells)
    return context.builder.say(spot, 'left_out', 'too-many-questions');
  const names = [...rows.codes.keys()];
  rows.choices.forEach((row, i) => {
    for (const column of columns) {
      const own = textAt(column, 'name') ?? 'column';
      const label = context.text(spot, at(column, 'title') ?? own);
      importElement(
        {
          element: columnElement(element, column),
          spot: spotOf(spot, `${name}.${own}`),
          name: `${name}.${names[i] ?? row.code}.${own}`,
          code: context.builder.codes.give(`${given.code}_${row.code}_${own}`),
          text: joined(joined(text, row.text), label),
          frame: { ...frame, ...(at(column, 'isRequired') === true && { required: true }) },
        },
        context,
      );
      leaveOfPart(context, column, `${name}.${own}`);
    }
  });
  context.builder.say(spot, 'changed', 'rows-several');
}

/** Fields under one heading. */
export function importFields(given: Element, context: JsContext): void {
  const { element, spot, name, code, text, frame } = given;
  reportLeft(given, context);
  const fields = objectsAt(element, 'items');
  if (fields.length === 0) return context.builder.say(spot, 'left_out', 'choices-missing');
  for (const field of fields) {
    const own = textAt(field, 'name') ?? 'field';
    importElement(
      {
        element: { ...field, type: 'text' },
        spot: spotOf(spot, `${name}.${own}`),
        name: `${name}.${own}`,
        code: context.builder.codes.give(`${code}_${own}`),
        text: joined(text, context.text(spot, at(field, 'title') ?? own)),
        frame: { ...frame, ...(at(field, 'isRequired') === true && { required: true }) },
      },
      context,
    );
    leaveOfPart(context, field, `${name}.${own}`);
  }
  context.builder.say(spot, 'changed', 'rows-several');
}

/** The columns of a table with as many rows as wanted, as questions of a group. */
export function columnsAsElements(element: JsonObject): JsonObject[] {
  return objectsAt(element, 'columns').map((column) => columnElement(element, column));
}
