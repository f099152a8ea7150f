import type { Rule } from '../../definition.js';
import { languageCode } from '../clean-text.js';
import { type Conversion, FileRefused, orFault } from '../conversion.js';
import { both, FormBuilder, type Spot, textIfAny, textOr } from '../form-builder.js';
import { conversionLimits } from '../limits.js';
import {
  at,
  isObject,
  type Json,
  type JsonObject,
  numberAt,
  objectsAt,
  readJson,
  textAt,
} from '../read-json.js';
import { JsContext } from './import-context.js';
import { type Element, importElement } from './import-element.js';
import { isEmpty, leaveElement } from './left-keys.js';
import { columnsAsElements, importCells, importFields, importMatrix } from './import-table.js';

const readAtRoot = new Set([
  'title',
  'description',
  'locale',
  'pages',
  'elements',
  'questions',
  'calculatedValues',
]);

/** `{ "default": "Yes", "fr": "Oui" }`: nothing but texts by language. */
function isLocalised(object: JsonObject): boolean {
  const entries = Object.entries(object);
  return (
    entries.length > 0 &&
    entries.every(
      ([key, value]) =>
        typeof value === 'string' && (key === 'default' || /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/.test(key)),
    )
  );
}

/** Languages of all texts, the form's own first. */
function languagesOf(root: JsonObject): string[] {
  const own = languageCode(textAt(root, 'locale') ?? '') ?? 'en';
  const found = new Set([own]);
  let level: Json[] = [root];
  for (let depth = 0; level.length > 0 && depth < conversionLimits.depth; depth += 1) {
    for (const each of level)
      if (isObject(each) && isLocalised(each))
        for (const key of Object.keys(each)) {
          const language = key === 'default' ? null : languageCode(key);
          if (language) found.add(language);
        }
    level = level.flatMap((each): Json[] =>
      each !== null && typeof each === 'object' ? (Array.isArray(each) ? each : Object.values(each)) : [],
    );
  }
  return [...found].slice(0, 40);
}

const elementsOf = (holder: JsonObject): JsonObject[] => [
  ...objectsAt(holder, 'elements'),
  ...objectsAt(holder, 'questions'),
];

interface Place {
  path: string;
  outer: Rule | undefined;
}

function frameOf(
  element: JsonObject,
  context: JsContext,
  spot: Spot,
  outer: Rule | undefined,
): Element['frame'] {
  return {
    help: textIfAny(context.text(spot, at(element, 'description'))),
    required: at(element, 'isRequired') === true ? true : undefined,
    showIf: both(outer, context.rule(spot, element)),
  };
}

function importPanel(element: JsonObject, context: JsContext, { path, outer }: Place, spot: Spot): void {
  const showIf = both(outer, context.rule(spot, element));
  const title = context.text(spot, at(element, 'title'));
  leaveElement(context.builder, element, textAt(element, 'name') ?? 'panel');
  if (Object.keys(title).length > 0)
    context.builder.add(
      {
        code: context.builder.codes.give(textAt(element, 'name') ?? 'panel'),
        type: 'info',
        text: title,
        ...(showIf !== undefined && { showIf }),
      },
      spot,
    );
  context.builder.say(spot, 'changed', 'group-joined');
  importElements(elementsOf(element), context, { path, outer: showIf });
}

/** As many times as wanted. */
function importRepeated(element: JsonObject, context: JsContext, { path, outer }: Place, spot: Spot): void {
  const { builder } = context;
  const isPanel = textAt(element, 'type') === 'paneldynamic';
  leaveElement(builder, element, textAt(element, 'name') ?? 'group');
  const inner = isPanel ? objectsAt(element, 'templateElements') : columnsAsElements(element);
  if (builder.inGroup) {
    builder.say(spot, 'changed', 'group-joined');
    return importElements(inner, context, { path, outer });
  }
  const most = numberAt(element, isPanel ? 'maxPanelCount' : 'maxRowCount') ?? 10;
  const title = context.text(spot, at(element, 'title'));
  const name = textAt(element, 'name') ?? 'group';
  const showIf = both(outer, context.rule(spot, element));
  const known = context.known;
  builder.beginGroup(
    {
      code: builder.codes.give(name, 'group'),
      type: 'group',
      over: 'free',
      max: Math.min(50, Math.max(1, Math.floor(most))),
      text: Object.keys(title).length > 0 ? title : { [context.language]: name },
      items: [],
      ...(showIf !== undefined && { showIf }),
    },
    spot,
  );
  builder.say(spot, 'changed', 'repeat-as-group');
  importElements(inner, context, { path, outer: undefined });
  builder.endGroup();
  context.forgetAllBut(known);
}

/** Those that hold others. */
const holders: Readonly<Record<string, typeof importPanel>> = {
  panel: importPanel,
  paneldynamic: importRepeated,
  matrixdynamic: importRepeated,
};
const tables: Readonly<Record<string, typeof importElement>> = {
  matrix: importMatrix,
  matrixdropdown: importCells,
  multipletext: importFields,
};

function importOne(element: JsonObject, context: JsContext, { path, outer }: Place): void {
  const type = textAt(element, 'type') ?? '';
  const name = textAt(element, 'name') ?? '';
  const spot: Spot = { place: `${path}/${name}`, what: `${name || '–'} (${type})` };
  if (at(element, 'visible') === false && at(element, 'visibleIf') === undefined)
    return context.builder.say(spot, 'left_out', 'hidden-left-out');
  const holder = Object.hasOwn(holders, type) ? holders[type] : undefined;
  if (holder) return holder(element, context, { path, outer }, spot);
  const importKind = (Object.hasOwn(tables, type) && tables[type]) || importElement;
  importKind(elementOf(element, context, spot, outer), context);
}

function elementOf(element: JsonObject, context: JsContext, spot: Spot, outer: Rule | undefined): Element {
  const name = textAt(element, 'name') ?? '';
  const frame = frameOf(element, context, spot, outer);
  const code = context.builder.codes.give(name);
  if (code !== name) context.builder.say(spot, 'changed', 'code-changed');
  const key = textAt(element, 'type') === 'html' ? 'html' : 'title';
  const text = textOr(context.text(spot, at(element, key)), context.language, name || code);
  return { element, spot, name, code, text, frame };
}

function importElements(elements: readonly JsonObject[], context: JsContext, place: Place): void {
  for (const element of elements) importOne(element, context, place);
}

function importCalculated(root: JsonObject, context: JsContext): void {
  for (const each of objectsAt(root, 'calculatedValues')) {
    const name = textAt(each, 'name') ?? '';
    const spot = { place: 'calculatedValues', what: name };
    // They stand before all questions there and would see none of them here.
    context.builder.say(spot, 'left_out', 'calculation-not-understood');
  }
}

/**
 * Reads a form of SurveyJS.
 *
 * @param source JSON
 * @returns a draft with a report question by question, or the reason why the file cannot be read
 */
export function importSurveyJs(source: string): Conversion {
  return orFault(() => {
    const root = readJson(source);
    const pages = objectsAt(root, 'pages');
    if (pages.length === 0 && elementsOf(root).length === 0) throw new FileRefused('unknown-format');
    const languages = languagesOf(root);
    const builder = new FormBuilder(languages);
    const context = new JsContext(builder, languages[0] ?? 'en');
    for (const key of Object.keys(root))
      if (!readAtRoot.has(key) && !isEmpty(at(root, key)))
        builder.say(
          { place: '/', what: key },
          'left_out',
          key === 'triggers' ? 'rule-not-understood' : 'setting-left-out',
        );
    importCalculated(root, context);
    if (elementsOf(root).length > 0)
      importElements(elementsOf(root), context, { path: '', outer: undefined });
    for (const page of pages) {
      const name = textAt(page, 'name') ?? 'page';
      const spot = { place: `/${name}`, what: name };
      builder.page(name, context.text(spot, at(page, 'title')));
      leaveElement(builder, page, name, 'page');
      const showIf = context.rule(spot, page);
      importElements(elementsOf(page), context, { path: `/${name}`, outer: showIf });
    }
    const spot = { place: '/', what: 'title' };
    const title = context.text(spot, at(root, 'title'));
    return builder.finish({
      code: Object.values(title)[0] ?? 'imported',
      title,
      intro: context.text(spot, at(root, 'description')),
    });
  });
}
