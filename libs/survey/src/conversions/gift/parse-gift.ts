import { FileRefused } from '../conversion.js';
import { conversionLimits } from '../limits.js';

/** One answer as it is written: `=right`, `~wrong`, `~%50%half`. */
export interface GiftAnswer {
  isRight: boolean;
  /** Per cent; null when not said. */
  weight: number | null;
  text: string;
  feedback: string;
  /** Right side of a pair. */
  match: string | null;
}
export interface GiftQuestion {
  line: number;
  name: string;
  text: string;
  kind: 'choice' | 'true_false' | 'short' | 'match' | 'number' | 'essay' | 'description' | 'category';
  answers: GiftAnswer[];
  /** Of true or false. */
  isTrue: boolean;
  hadFeedback: boolean;
  /** What stands before the first answer and is none. */
  stray: string;
}

const comment = /^\s*\/\//;

/** What authors wrote for themselves, line by line. */
export function giftRemarks(source: string): { line: number; text: string }[] {
  return source
    .split(/\r\n?|\n/)
    .flatMap((text, i) =>
      comment.test(text) ? [{ line: i + 1, text: text.replace(comment, '').trim() }] : [],
    );
}

/** Questions are parted by empty lines; a brace may hold some. */
function blocksOf(source: string): { line: number; text: string }[] {
  const blocks: { line: number; text: string }[] = [];
  let lines: string[] = [];
  let start = 0;
  let depth = 0;
  const flush = () => {
    const text = lines.join('\n').trim();
    if (text) blocks.push({ line: start, text });
    if (blocks.length > conversionLimits.rows) throw new FileRefused('too-many-rows');
    [lines, depth] = [[], 0];
  };
  source.split(/\r\n?|\n/).forEach((line, i) => {
    if (comment.test(line)) return;
    if (line.trim() === '' && depth <= 0) return flush();
    if (lines.length === 0) start = i + 1;
    lines.push(line);
    depth += count(line, '{') - count(line, '}');
  });
  flush();
  return blocks;
}

/** Signs that are not escaped. */
function count(line: string, sign: string): number {
  let found = 0;
  for (let i = 0; i < line.length; i += 1) {
    if (line[i] === '\\') i += 1;
    else if (line[i] === sign) found += 1;
  }
  return found;
}

function indexOf(text: string, sign: string, from = 0): number {
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text.startsWith(sign, i)) return i;
  }
  return -1;
}

const plain = (text: string): string =>
  text
    .replace(/^\s*\[(?:html|moodle|plain|markdown)\]/, '')
    .replaceAll(/\\([~=#{}:\\])/g, '$1')
    .replaceAll('\\n', '\n')
    .trim();

/** Parts that begin with one of the signs. */
function partsOf(body: string): string[] {
  const parts: string[] = [];
  let from = -1;
  for (let i = 0; i < body.length; i += 1) {
    if (body[i] === '\\') {
      i += 1;
      continue;
    }
    if (body[i] !== '=' && body[i] !== '~') continue;
    if (from >= 0) parts.push(body.slice(from, i));
    from = i;
  }
  if (from >= 0) parts.push(body.slice(from));
  return parts;
}

function readAnswer(part: string): GiftAnswer {
  const isRight = part.startsWith('=');
  const rest = part.slice(1).trimStart();
  const weight = /^%(-?\d{1,3}(?:\.\d+)?)%/.exec(rest);
  const body = weight ? rest.slice(weight[0].length) : rest;
  const hash = indexOf(body, '#');
  const [text, feedback] = hash < 0 ? [body, ''] : [body.slice(0, hash), body.slice(hash + 1)];
  const arrow = indexOf(text, '->');
  return {
    isRight,
    weight: weight ? Number(weight[1]) : null,
    text: plain(arrow < 0 ? text : text.slice(0, arrow)),
    match: arrow < 0 ? null : plain(text.slice(arrow + 2)),
    feedback: feedback.trim(),
  };
}

function kindOf(body: string, answers: readonly GiftAnswer[]): GiftQuestion['kind'] {
  if (body.trim() === '') return 'essay';
  if (body.trim().startsWith('#')) return 'number';
  if (/^(?:T|F|TRUE|FALSE)\s*(?:#|$)/i.test(body.trim())) return 'true_false';
  if (answers.some(({ match }) => match !== null)) return 'match';
  return answers.every(({ isRight }) => isRight) ? 'short' : 'choice';
}

const bare = { answers: [], isTrue: false, hadFeedback: false, stray: '' };

/** A category stands on a line of its own before its questions. */
function readBlocks(block: { line: number; text: string }): GiftQuestion[] {
  const category = /^\$CATEGORY:([^\n]*)\n?/i.exec(block.text);
  if (!category) return [readBlock(block)];
  const text = category[1]?.trim() ?? '';
  const rest = block.text.slice(category[0].length).trim();
  const own: GiftQuestion = { ...bare, line: block.line, name: text, text, kind: 'category' };
  return rest === '' ? [own] : [own, ...readBlocks({ line: block.line + 1, text: rest })];
}

/** What goes on after the answers: they stand in a gap of the sentence. */
function tailOf(after: string): string {
  const text = plain(after);
  return /[\p{L}\p{N}]/u.test(text) ? ` _____ ${text}` : '';
}

/** A number alone is its own answer: `{#3.14:0.01}`. */
function answersIn(body: string): GiftAnswer[] {
  const isAlone = body.trim().startsWith('#') && indexOf(body, '=') < 0;
  return partsOf(isAlone ? `=${body.trim().slice(1)}` : body).map(readAnswer);
}

function strayIn(body: string): string {
  const starts = ['=', '~'].map((sign) => indexOf(body, sign)).filter((at) => at >= 0);
  return plain(body.slice(0, Math.min(...starts)));
}

function hasFeedback(kind: GiftQuestion['kind'], body: string, answers: readonly GiftAnswer[]): boolean {
  return answers.some(({ feedback }) => feedback !== '') || (kind === 'true_false' && body.includes('#'));
}

function readBlock({ line, text }: { line: number; text: string }): GiftQuestion {
  const named = /^::((?:[^:\\]|\\.|:(?!:)){0,400})::/.exec(text);
  const rest = named ? text.slice(named[0].length) : text;
  const open = indexOf(rest, '{');
  const close = open < 0 ? -1 : indexOf(rest, '}', open);
  const about = { line, name: named ? plain(named[1] ?? '') : '' };
  if (open < 0 || close < 0)
    return {
      ...about,
      text: plain(rest),
      kind: 'description',
      ...bare,
    };
  const tail = tailOf(rest.slice(close + 1));
  const whole = rest.slice(open + 1, close);
  const general = indexOf(whole, '####');
  const body = general < 0 ? whole : whole.slice(0, general);
  const answers = answersIn(body);
  const kind = kindOf(body, answers);
  return {
    ...about,
    text: `${plain(rest.slice(0, open))}${tail}`.trim(),
    kind,
    answers,
    stray: answers.length > 0 && kind !== 'number' ? strayIn(body) : '',
    isTrue: /^T/i.test(body.trim()),
    hadFeedback: general >= 0 || hasFeedback(kind, body, answers),
  };
}

/**
 * Questions of a GIFT file in the order they stand.
 *
 * @throws FileRefused for more questions than a form holds
 * @example parseGift('2+2? {~3 =4}')[0].kind // 'choice'
 */
export function parseGift(source: string): GiftQuestion[] {
  return blocksOf(source.replace(/^\uFEFF/, '')).flatMap(readBlocks);
}
