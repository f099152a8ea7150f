import type { MaterialBlock, MaterialNotice, MaterialRun } from '@traccia/contracts';
import MarkdownIt, { type Token } from 'markdown-it';
import { readRuns, type RunsOfLine } from './markdown-runs.js';
import { safeAddress } from './safe-address.js';

export interface MarkdownTree {
  blocks: MaterialBlock[];
  notices: MaterialNotice[];
  /** Every file that the text names, once. */
  fileIds: string[];
}

/** Raw HTML is text; nesting is bounded, so that a page of brackets costs no more than a page of words. */
const markdown = new MarkdownIt('commonmark', { html: false }).enable(['table', 'strikethrough']);
// The targets are judged where the tree is written; here everything passes, also what would be refused.
markdown.validateLink = () => true;

const deepest = 3;
type Leaf = Exclude<MaterialBlock, { type: 'list' } | { type: 'quote' }>;

/**
 * Markdown as a small tree without HTML: the only form in which text of authors leaves the server.
 *
 * @example readMarkdown('# Aim').blocks // [{ type: 'heading', level: 2, runs: [{ text: 'Aim' }] }]
 */
export function readMarkdown(text: string): MarkdownTree {
  const notices = new Set<MaterialNotice>();
  const fileIds = new Set<string>();
  const state = { tokens: markdown.parse(text, {}), at: 0, notices, fileIds };
  const blocks = readBlocks(state, null, 0);
  return { blocks, notices: [...notices], fileIds: [...fileIds] };
}

interface Reading {
  tokens: Token[];
  at: number;
  notices: Set<MaterialNotice>;
  fileIds: Set<string>;
}

function lineOf(reading: Reading): RunsOfLine {
  const token = reading.tokens[reading.at + 1];
  reading.at += 2;
  return readRuns(token?.children ?? [], reading);
}

/** Until the closing token of what is open; `depth` counts lists and quotes around. */
function readBlocks(reading: Reading, until: string | null, depth: number): MaterialBlock[] {
  const blocks: MaterialBlock[] = [];
  for (; reading.at < reading.tokens.length; reading.at += 1) {
    const token = reading.tokens[reading.at];
    if (!token || token.type === until) break;
    blocks.push(...readBlock(reading, token, depth));
  }
  return blocks;
}

function readBlock(reading: Reading, token: Token, depth: number): MaterialBlock[] {
  switch (token.type) {
    case 'heading_open': {
      const level = Math.min(4, Number(token.tag.slice(1)) + 1);
      return [{ type: 'heading', level, runs: lineOf(reading).runs }];
    }
    case 'paragraph_open':
      return paragraphOf(lineOf(reading));
    case 'bullet_list_open':
    case 'ordered_list_open':
      return readList(reading, token, depth);
    case 'blockquote_open':
      return readQuote(reading, depth);
    case 'fence':
    case 'code_block':
      return [token.info.trim() === 'video' ? readVideo(reading, token.content) : codeOf(token.content)];
    case 'table_open':
      return [readTable(reading)];
    case 'hr':
      return [{ type: 'rule' }];
    default:
      return [];
  }
}

/** Pictures stand between paragraphs, never in a line: a page must read without them. */
function paragraphOf({ runs, images }: RunsOfLine): Leaf[] {
  const pictures = images.map(({ fileId, alt }): Leaf => ({ type: 'image', fileId, alt }));
  return runs.length > 0 ? [{ type: 'paragraph', runs }, ...pictures] : pictures;
}

function codeOf(text: string): Leaf {
  return { type: 'code', text: text.replace(/\n$/, '') };
}

function readList(reading: Reading, open: Token, depth: number): MaterialBlock[] {
  const items: MaterialBlock[][] = [];
  const close = open.type.replace('_open', '_close');
  for (reading.at += 1; reading.at < reading.tokens.length; reading.at += 1) {
    const token = reading.tokens[reading.at];
    if (!token || token.type === close) break;
    if (token.type !== 'list_item_open') continue;
    reading.at += 1;
    items.push(readBlocks(reading, 'list_item_close', depth + 1));
  }
  if (depth >= deepest) {
    reading.notices.add('too-deep');
    return items.flat();
  }
  const start = Number(open.attrGet('start') ?? 1);
  return [{ type: 'list', ordered: open.type === 'ordered_list_open', start, items } as MaterialBlock];
}

/** A quotation within something else is drawn as its text. */
function readQuote(reading: Reading, depth: number): MaterialBlock[] {
  reading.at += 1;
  // A quotation holds one level of lists.
  const blocks = readBlocks(reading, 'blockquote_close', depth === 0 ? deepest - 1 : depth);
  if (depth === 0) return [{ type: 'quote', blocks } as MaterialBlock];
  reading.notices.add('too-deep');
  return blocks;
}

function readTable(reading: Reading): Leaf {
  const head: MaterialRun[][] = [];
  const rows: MaterialRun[][][] = [];
  let row: MaterialRun[][] = head;
  for (reading.at += 1; reading.tokens[reading.at]?.type !== 'table_close'; reading.at += 1) {
    const token = reading.tokens[reading.at];
    if (!token) break;
    if (token.type === 'tr_open' && head.length > 0) rows.push((row = []));
    if (token.type === 'th_open' || token.type === 'td_open') row.push(lineOf(reading).runs);
  }
  return { type: 'table', head, rows };
}

/**
 * A recording is a link and never more: an address, whose it is, and where captions or a transcript are found.
 * Without the last it is shown as it was written, and the author is told.
 */
function readVideo(reading: Reading, content: string): Leaf {
  const [address = '', provider = '', ...rest] = content.split('\n').map((line) => line.trim());
  const captions = rest.join(' ').trim();
  const href = safeAddress(address);
  if (href?.startsWith('https:') && provider !== '' && captions !== '')
    return { type: 'video', href, provider, captions };
  reading.notices.add('video-incomplete');
  return codeOf(content);
}
