import { type Conversion, type ConversionReason, orFault } from '../conversion.js';
import { FormBuilder, textIfAny } from '../form-builder.js';
import { LimeContext } from './import-context.js';
import { leaveColumns } from './left-attributes.js';
import { importQuestion } from './import-question.js';
import { readTables } from './read-tables.js';
import { type LimeGroup, type LimeSurvey, toSurvey } from './survey-model.js';

const reasons: Readonly<Record<string, ConversionReason>> = {
  quota: 'quota-left-out',
  quota_members: 'quota-left-out',
  quota_languagesettings: 'quota-left-out',
  quota_l10ns: 'quota-left-out',
  assessments: 'points-left-out',
  themes: 'look-left-out',
  themes_inherited: 'look-left-out',
};

function reportRest({ doubled, others, strays }: LimeSurvey, builder: FormBuilder): void {
  for (const language of doubled)
    builder.say({ place: 'languages', what: language }, 'left_out', 'language-unknown');
  for (const { table, rows } of others) {
    const why = (Object.hasOwn(reasons, table) && reasons[table]) || 'setting-left-out';
    builder.say({ place: table, what: `${table} (${rows})` }, 'left_out', why);
  }
  for (const { table, what } of strays) builder.leave(table, table, what, 'parent-missing');
}

function importGroup(group: LimeGroup, context: LimeContext): void {
  const { builder } = context;
  const spot = { place: group.id, what: Object.values(group.words)[0] ?? group.id };
  builder.page(`page-${group.id}`, context.text(spot, group.words));
  if (group.isRandom) builder.say(spot, 'left_out', 'order-left-out');
  const showIf = context.rule(spot, group.relevance);
  const text = context.text(spot, group.description);
  if (textIfAny(text))
    builder.add({ code: builder.codes.give(`info-${group.id}`), type: 'info', text, showIf }, spot);
  for (const question of group.questions) importQuestion(question, context, showIf);
}

/**
 * Reads the structure file of a LimeSurvey survey (.lss), of any release since 1.9.
 *
 * @param source the file as text
 * @returns a draft with a report question by question, or the reason why the file cannot be read
 */
export function importLss(source: string): Conversion {
  return orFault(() => {
    const file = readTables(source);
    const survey = toSurvey(file);
    const [language = 'en'] = survey.languages;
    const builder = new FormBuilder(survey.languages.length > 0 ? survey.languages.slice(0, 40) : [language]);
    const context = new LimeContext(builder, survey, language);
    reportRest(survey, builder);
    const asked = survey.groups.flatMap(({ questions }) => questions);
    leaveColumns(builder, file.tables, new Map(asked.map(({ id, code: own }) => [id, own])));
    for (const group of survey.groups) importGroup(group, context);
    const spot = { place: 'surveys_languagesettings', what: 'surveyls_title' };
    const title = context.text(spot, survey.title);
    const code = Object.values(title)[0] ?? 'imported';
    return builder.finish({ code, title, intro: context.text(spot, survey.intro) });
  });
}
