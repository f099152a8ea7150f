import * as z from 'zod';
import {
  checkAnswerLists,
  checkFrame,
  checkItems,
  checkPairs,
  checkScales,
  type ReportFault,
} from './analysis-plan-checks.js';
import { constituentGroupSchema, sexSchema } from './fields.js';

/** Rises when a plan of before would be read differently. */
export const analysisPlanVersion = 1;

const codeSchema = z
  .string()
  .regex(/^[\w.-]{1,80}$/, 'must be 1 to 80 letters, digits, dots, dashes or underscores');
const labelSchema = z.string().min(1).max(300);
const columnSchema = z
  .string()
  .min(1)
  .max(300)
  .describe('name of a column, as in the first line of the file');
const cellSchema = z.string().max(1000).describe('text of a cell, exactly as in the file');

/** From cells to the codes that the product knows. */
const codedColumn = <T extends z.ZodType<string>>(code: T) =>
  z.strictObject({
    column: columnSchema,
    codes: z.record(cellSchema, code).describe('cell → code; a cell that is not named here is a fault'),
  });
const groupColumn = codedColumn(constituentGroupSchema);
const sexColumn = codedColumn(sexSchema);
const waveColumn = codedColumn(codeSchema);

const answerSchema = z.strictObject({
  code: codeSchema.describe('what the figures call this answer'),
  label: labelSchema.optional().describe('what readers call it; the code if absent'),
  cells: z.array(cellSchema).min(1).max(50).optional().describe('cells that mean it; the code if absent'),
  missing: z.boolean().default(false).describe('a reason for having no answer, such as "not applicable"'),
  anythingElse: z.boolean().default(false).describe('stands for every cell that no other answer names'),
});

export const analysedItemTypes = ['single', 'yes_no', 'multiple', 'likert', 'rating_0_10', 'number'] as const;

const itemSchema = z.strictObject({
  code: codeSchema.describe('name of the question in every figure'),
  column: columnSchema.optional().describe('where its answers stand; the code if absent'),
  type: z.enum(analysedItemTypes),
  label: labelSchema.optional().describe('the question in words; the code if absent'),
  answers: codeSchema.optional().describe('name of a list of answerLists; for choices only'),
  separator: z.string().min(1).max(5).optional().describe('parts the choices of one cell; for multiple only'),
  metric: z
    .enum(['application_rate', 'net_promoter_score'])
    .optional()
    .describe(
      'application_rate (single, yes_no) and net_promoter_score (rating_0_10) have figures of their own',
    ),
  applied: z
    .array(codeSchema)
    .min(1)
    .max(50)
    .optional()
    .describe('codes that count as applied; "yes" and "partly" if absent'),
  missingCells: z
    .array(cellSchema)
    .max(50)
    .default([])
    .describe('further cells that mean "no answer" in this column'),
  sensitive: z.boolean().default(false).describe('shown for ten people and more only'),
  least: z.number().optional().describe('least possible value of a number; needed for learning gain'),
  most: z.number().optional().describe('largest possible value of a number; needed for learning gain'),
});

const momentSchema = z.strictObject({
  item: codeSchema.describe('an item with one value: likert, single, yes_no, rating_0_10 or number'),
  wave: codeSchema.optional().describe('the wave it was asked in; the same row if absent'),
});
const pairSchema = z.strictObject({
  code: codeSchema,
  label: labelSchema.optional(),
  before: momentSchema,
  after: momentSchema,
});
const scaleSchema = z.strictObject({
  code: codeSchema,
  label: labelSchema.optional(),
  items: z
    .array(codeSchema)
    .min(2)
    .max(60)
    .describe('items that are added up: likert, rating_0_10 or number'),
  reversed: z
    .array(codeSchema)
    .max(60)
    .default([])
    .describe('those of them that are worded the other way round'),
});

const completenessSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('items'),
    required: z.array(codeSchema).min(1).max(500).optional().describe('items that count; all if absent'),
  }),
  z.strictObject({
    rule: z.literal('column'),
    column: columnSchema,
    codes: z.record(cellSchema, z.enum(['complete', 'partial', 'break_off'])),
  }),
]);

const frameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }).describe('no list of the invited: counts and shares, no rates'),
  z
    .strictObject({
      kind: z.literal('file'),
      subject: columnSchema.optional(),
      activity: columnSchema.optional(),
      wave: waveColumn.optional().describe('everybody was invited in every wave if absent'),
      constituentGroup: groupColumn.optional(),
      sex: sexColumn.optional(),
    })
    .describe(
      'the file of --frame, one row an invited person; a column has the name of the answers if absent',
    ),
  z
    .strictObject({
      kind: z.literal('column'),
      column: columnSchema,
      answered: z.array(cellSchema).min(1).max(50),
    })
    .describe('the rows of the answers are everybody invited; these cells say who answered'),
]);

const planShape = z.strictObject({
  version: z.literal(analysisPlanVersion),
  title: labelSchema.describe('of the analysis; stands above the figures'),
  source: z.string().max(1000).optional().describe('where the data come from, and under which licence'),
  missingCells: z
    .array(cellSchema)
    .max(50)
    .default([''])
    .describe('cells that mean "no answer"; empty ones always do'),
  subject: columnSchema.optional().describe('who answered; without it every row is another person'),
  duplicates: z
    .enum(['refuse', 'first'])
    .default('refuse')
    .describe('what is done when a person stands twice in a wave'),
  activity: columnSchema.optional().describe('the activity (cohort) that a person belongs to: the cluster'),
  wave: waveColumn.optional().describe('when the row was given; several waves make a pool'),
  constituentGroup: groupColumn
    .optional()
    .describe('of the person; with a frame of its own file only read without a subject'),
  sex: sexColumn.optional().describe('as constituentGroup'),
  completeness: completenessSchema
    .prefault({ rule: 'items' })
    .describe('complete from 80 % of the items, partial from 50 %'),
  testScore: z
    .strictObject({ column: columnSchema, most: z.number().positive().max(1e9) })
    .optional()
    .describe('points of a knowledge test and how many there were'),
  frame: frameSchema.prefault({ kind: 'none' }),
  answerLists: z
    .record(codeSchema, z.array(answerSchema).min(2).max(200))
    .default({})
    .describe('answers in the order shown, for a likert item from the lowest to the highest'),
  items: z.array(itemSchema).min(1).max(500),
  pairs: z.array(pairSchema).max(200).default([]).describe('change of the people who have both values'),
  scales: z.array(scaleSchema).max(100).default([]).describe('items that measure one thing: alpha and omega'),
  figuresFor: z
    .array(z.enum(['all', 'wave', 'activity']))
    .min(1)
    .max(3)
    .default(['all', 'wave'])
    .describe('scopes that get figures: everything together, each wave, each activity in its wave'),
  k: z
    .number()
    .int()
    .min(5)
    .max(1000)
    .default(5)
    .describe('smallest group that is shown; sensitive items need ten'),
  breakdownFrom: z
    .number()
    .int()
    .min(5)
    .max(100_000)
    .default(50)
    .describe('answers from which there are figures by group and sex'),
  level: z.number().min(0.5).max(0.999).default(0.95).describe('confidence as a proportion'),
});
/** A plan whose fields are right each by itself. */
export type PlanShape = z.infer<typeof planShape>;

/** How an outside evaluator's flat file is to be read, and which figures are asked of it. */
export const analysisPlanSchema = planShape.superRefine((plan, context) => {
  const report: ReportFault = (path, message) => context.addIssue({ code: 'custom', path, message });
  checkItems(plan, report);
  checkAnswerLists(plan, report);
  checkPairs(plan, report);
  checkScales(plan, report);
  checkFrame(plan, report);
});
export type AnalysisPlan = z.infer<typeof analysisPlanSchema>;
export type PlannedItem = AnalysisPlan['items'][number];
export type PlannedAnswer = z.infer<typeof answerSchema>;

/** A plan that can be followed, or what is wrong with it, one sentence a fault. */
export type ReadPlan = { plan: AnalysisPlan; faults: [] } | { plan: null; faults: string[] };

/**
 * Reads a plan; every fault names its field.
 *
 * @example readAnalysisPlan({ version: 1, items: [] }).faults // ['title: is missing', 'items: must have at least 1 entry']
 */
export function readAnalysisPlan(value: unknown): ReadPlan {
  const parsed = analysisPlanSchema.safeParse(value, { error: (issue) => sentenceOf(issue) });
  if (parsed.success) return { plan: parsed.data, faults: [] };
  return {
    plan: null,
    faults: parsed.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`),
  };
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the plan';
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`))
    .join('');
}

const kindNames: Record<string, string> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const listOf = (values: readonly unknown[] = []): string =>
  values.map((value) => JSON.stringify(value)).join(' or ');

/** By kind of fault; a kind that is not here leaves the message that the schema itself gives. */
const sentences: Record<string, (issue: z.core.$ZodRawIssue) => string> = {
  unrecognized_keys: ({ keys }) => `has no field ${listOf(keys as string[])}`,
  invalid_union: ({ options }) => `must be ${listOf(options as unknown[])}`,
  invalid_type: ({ expected }) => `must be ${kindNames[String(expected)] ?? String(expected)}`,
  invalid_value: ({ values }) => `must be ${listOf(values as unknown[])}`,
  too_small: ({ origin, minimum }) => boundOf(origin, 'at least', minimum),
  too_big: ({ origin, maximum }) => boundOf(origin, 'at most', maximum),
  invalid_key: ({ issues }) =>
    (issues as { message?: string }[] | undefined)?.[0]?.message ?? 'is not a name that is allowed',
};
/** Faults that are said of a value that is not there, too. */
const saidOfNothing: readonly string[] = ['custom', 'unrecognized_keys', 'invalid_union'];

function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && !saidOfNothing.includes(issue.code)) return 'is missing';
  return sentences[issue.code]?.(issue);
}

function boundOf(origin: unknown, bound: string, limit: unknown): string {
  if (origin === 'string') return `must have ${bound} ${String(limit)} characters`;
  if (origin === 'array') return `must have ${bound} ${String(limit)} ${limit === 1 ? 'entry' : 'entries'}`;
  return `must be ${bound} ${String(limit)}`;
}
