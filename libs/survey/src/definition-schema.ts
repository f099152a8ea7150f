import * as z from 'zod';
import { answerCodesOf } from './answer-codes.js';
import {
  type AnswerChoice,
  choicesOf,
  type InstrumentDefinition,
  instrumentKinds,
  type Item,
  storedItemsOf,
  textFormats,
} from './definition.js';
import { groupSources } from './respondent-record.js';

/** Also the column of an export and part of an address: no spaces, no signs that another program reads. */
export const codeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,75}$/);
const code = codeSchema;
const text = z.record(z.string().regex(/^[a-z]{2}$/), z.string().max(5000));
const rule = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const tags = z.strictObject({
  metric: z.string().max(60).optional(),
  resultLevel: z.string().max(60).optional(),
  dac: z.string().max(60).optional(),
  factor: z.string().max(60).optional(),
  sensitive: z.boolean().optional(),
});
const frame = {
  code,
  text,
  help: text.optional(),
  required: z.union([z.boolean(), z.literal('soft')]).optional(),
  showIf: rule.optional(),
  tags: tags.optional(),
};
const scoring = z.strictObject({
  key: z.array(code).min(1).max(100),
  points: z.number().positive().max(1000),
  partial: z.boolean().optional(),
  objective: z.string().max(80).optional(),
});
const share = z.number().positive().max(1).optional();
const written = <T extends z.ZodType>(accepted: T) =>
  z
    .strictObject({
      accepted: z.array(accepted).min(1).max(100),
      points: z.number().positive().max(1000),
      objective: z.string().max(80).optional(),
    })
    .optional();
const acceptedText = z.strictObject({ text: z.string().min(1).max(200), share });
const acceptedRange = z.strictObject({ min: z.number(), max: z.number(), share });
const row = z.strictObject({ code, text, tags: tags.optional() });
const rows = z.array(row).min(1).max(50);

const questions = [
  z.strictObject({ ...frame, type: z.literal('info') }),
  z.strictObject({
    ...frame,
    type: z.enum(['single', 'multiple', 'likert', 'yes_no']),
    answerList: code.optional(),
    scoring: scoring.optional(),
    maxChoices: z.number().int().min(1).max(100).optional(),
  }),
  z.strictObject({
    ...frame,
    type: z.literal('ranking'),
    answerList: code,
    maxRanked: z.number().int().min(2).max(20).optional(),
    scoring: scoring.optional(),
  }),
  z.strictObject({ ...frame, type: z.enum(['likert_matrix', 'then_test']), answerList: code, rows }),
  z.strictObject({ ...frame, type: z.literal('factor_list'), rows }),
  z.strictObject({ ...frame, type: z.literal('percent_pair'), attribution: row, confidence: row }),
  z.strictObject({
    ...frame,
    type: z.enum(['number', 'rating', 'rating_0_10']),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().optional(),
    allowMissing: z.boolean().optional(),
    unit: text.optional(),
    low: text.optional(),
    high: text.optional(),
    scoring: written(acceptedRange),
  }),
  z.strictObject({
    ...frame,
    type: z.enum(['short_text', 'long_text']),
    maxLength: z.number().int().min(1).max(5000).optional(),
    format: z.enum(textFormats).optional(),
    scoring: written(acceptedText),
  }),
  z.strictObject({
    ...frame,
    type: z.literal('date'),
    min: z.iso.date().optional(),
    max: z.iso.date().optional(),
  }),
  z.strictObject({
    ...frame,
    type: z.literal('file'),
    maxMegabytes: z.number().int().min(1).max(50).optional(),
  }),
] as const;
/** One item of any type. */
export const itemSchema: z.ZodType<Item> = z.discriminatedUnion('type', [
  ...questions,
  z.strictObject({ ...frame, type: z.literal('computed'), value: rule }),
  z.strictObject({
    ...frame,
    type: z.literal('group'),
    over: z.enum(groupSources),
    max: z.number().int().min(1).max(50),
    items: z.array(z.discriminatedUnion('type', questions)).min(1).max(50),
  }),
]);
/** One answer of a list. */
export const choiceSchema: z.ZodType<AnswerChoice> = z.strictObject({
  code,
  text,
  missing: z.enum(['not_applicable', 'dont_know']).optional(),
});
const test = z.strictObject({
  minutes: z.number().int().min(1).max(600).optional(),
  shuffleItems: z.boolean().optional(),
  shuffleChoices: z.boolean().optional(),
  reveal: z.enum(['nothing', 'score', 'answers']).optional(),
});

const withChoices = ['single', 'multiple', 'likert', 'yes_no', 'ranking', 'likert_matrix', 'then_test'];

function findFaults(definition: InstrumentDefinition): string[] {
  const items = storedItemsOf(definition);
  // An answer is stored by its item's code, so even a compound item's own code must not be another's.
  const codes = items.flatMap((entry) => [...new Set([entry.code, ...answerCodesOf(entry)])]);
  const twice = codes
    .filter((entry, i) => codes.indexOf(entry) !== i)
    .map((entry) => `item code ${entry} stands twice`);
  const bare = items
    .filter((entry) => withChoices.includes(entry.type) && choicesOf(definition, entry).length === 0)
    .map((entry) => `item ${entry.code} has no answers`);
  return [...twice, ...bare];
}

/** Reads an instrument from JSON; codes are unique and every choice item has answers. */
export const instrumentDefinitionSchema: z.ZodType<InstrumentDefinition> = z
  .strictObject({
    code,
    kind: z.enum(instrumentKinds),
    languages: z
      .array(z.string().regex(/^[a-z]{2}$/))
      .min(1)
      .max(40),
    title: text,
    intro: text.optional(),
    privacyMode: z.enum(['named', 'confidential', 'anonymous']),
    changeable: z.boolean().optional(),
    test: test.optional(),
    answerLists: z.record(code, z.array(choiceSchema).min(1).max(500)),
    pages: z
      .array(z.strictObject({ code, title: text.optional(), items: z.array(itemSchema).max(200) }))
      .min(1)
      .max(50),
    breaks: z.array(code).max(500).optional(),
  })
  .superRefine((definition, context) =>
    findFaults(definition).forEach((message) => context.addIssue({ code: 'custom', message })),
  );
