import * as z from 'zod';
import {
  instrumentKinds,
  itemsOf,
  answerCodesOf,
  choicesOf,
  type InstrumentDefinition,
} from './definition.js';

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/);
const text = z.record(z.string().regex(/^[a-z]{2}$/), z.string().max(5000));
const rule = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const tags = z.strictObject({
  metric: z.string().max(60).optional(),
  resultLevel: z.string().max(60).optional(),
  dac: z.string().max(60).optional(),
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
  key: z.array(code).min(1),
  points: z.number().positive().max(1000),
  partial: z.boolean().optional(),
  objective: z.string().max(80).optional(),
});

const item = z.discriminatedUnion('type', [
  z.strictObject({ ...frame, type: z.literal('info') }),
  z.strictObject({
    ...frame,
    type: z.enum(['single', 'multiple', 'likert', 'yes_no']),
    answerList: code.optional(),
    scoring: scoring.optional(),
    maxChoices: z.number().int().min(1).optional(),
  }),
  z.strictObject({
    ...frame,
    type: z.literal('likert_matrix'),
    answerList: code,
    rows: z
      .array(z.strictObject({ code, text, tags: tags.optional() }))
      .min(1)
      .max(50),
  }),
  z.strictObject({
    ...frame,
    type: z.enum(['number', 'rating_0_10']),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().optional(),
    allowMissing: z.boolean().optional(),
  }),
  z.strictObject({
    ...frame,
    type: z.enum(['short_text', 'long_text']),
    maxLength: z.number().int().min(1).max(5000).optional(),
  }),
  z.strictObject({
    ...frame,
    type: z.literal('date'),
    min: z.iso.date().optional(),
    max: z.iso.date().optional(),
  }),
]);
const choice = z.strictObject({ code, text, missing: z.enum(['not_applicable', 'dont_know']).optional() });

function findFaults(definition: InstrumentDefinition): string[] {
  const codes = itemsOf(definition).flatMap((entry) =>
    entry.type === 'info' ? [entry.code] : answerCodesOf(entry),
  );
  const twice = codes
    .filter((entry, i) => codes.indexOf(entry) !== i)
    .map((entry) => `item code ${entry} stands twice`);
  const bare = itemsOf(definition)
    .filter(
      (entry) =>
        ['single', 'multiple', 'likert', 'yes_no', 'likert_matrix'].includes(entry.type) &&
        choicesOf(definition, entry).length === 0,
    )
    .map((entry) => `item ${entry.code} has no answers`);
  return [...twice, ...bare];
}

/** Reads an instrument from JSON; codes are unique and every choice item has answers. */
export const instrumentDefinitionSchema: z.ZodType<InstrumentDefinition> = z
  .strictObject({
    code,
    kind: z.enum(instrumentKinds),
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
    title: text,
    intro: text.optional(),
    privacyMode: z.enum(['named', 'confidential', 'anonymous']),
    answerLists: z.record(code, z.array(choice).min(1).max(300)),
    pages: z
      .array(z.strictObject({ code, title: text.optional(), items: z.array(item).max(200) }))
      .min(1)
      .max(50),
  })
  .superRefine((definition, context) =>
    findFaults(definition).forEach((message) => context.addIssue({ code: 'custom', message })),
  );
