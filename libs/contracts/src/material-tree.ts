import * as z from 'zod';
import { idSchema } from './fields.js';

/**
 * What becomes of Markdown: a small tree without any HTML, made once on the server. The web turns it into
 * elements; nothing in it can run. Lists nest three deep, what lies deeper is drawn into the third.
 */
export const runSchema = z.object({
  text: z.string(),
  strong: z.boolean().optional(),
  emphasis: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
  /** `https:` or `mailto:`, nothing else. */
  href: z.string().optional(),
  /** A file to keep; its name and size are in the files beside the tree. */
  fileId: idSchema.optional(),
});
export type MaterialRun = z.infer<typeof runSchema>;
const runs = z.array(runSchema);

const leaf = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.number().int().min(2).max(4), runs }),
  z.object({ type: z.literal('paragraph'), runs }),
  z.object({ type: z.literal('code'), text: z.string() }),
  z.object({ type: z.literal('image'), fileId: idSchema, alt: z.string() }),
  z.object({
    type: z.literal('video'),
    href: z.string(),
    provider: z.string(),
    captions: z.string().describe('where captions or a transcript are found'),
  }),
  z.object({ type: z.literal('table'), head: z.array(runs), rows: z.array(z.array(runs)) }),
  z.object({ type: z.literal('rule') }),
]);
const listOf = <T extends z.ZodType>(block: T) =>
  z.object({
    type: z.literal('list'),
    ordered: z.boolean(),
    start: z.number().int(),
    items: z.array(z.array(block)),
  });
const third = z.union([leaf, listOf(leaf)]);
const second = z.union([leaf, listOf(third)]);
const quote = z.object({ type: z.literal('quote'), blocks: z.array(third) });
export const materialBlockSchema = z.union([leaf, listOf(second), quote]);
export type MaterialBlock = z.infer<typeof materialBlockSchema>;

/** What an author should look at; the page is shown without it. */
export const materialNotices = [
  'link-refused',
  'image-refused',
  'image-without-text',
  'video-incomplete',
  'too-deep',
] as const;
export type MaterialNotice = (typeof materialNotices)[number];
