import type { AnswerValue } from './answers.js';
import type { AcceptedRange, AcceptedText, WrittenScoring } from './definition.js';

/** Letters as people compare them: case, spaces around and between, and how an accent is put together do not count. */
const folded = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

/** Parts between stars; `\*` is a star. */
function partsOf(pattern: string): string[] {
  const parts = [''];
  for (let i = 0; i < pattern.length; i += 1) {
    const isEscaped = pattern[i] === '\\' && pattern[i + 1] === '*';
    if (isEscaped) i += 1;
    if (pattern[i] === '*' && !isEscaped) parts.push('');
    else parts[parts.length - 1] += pattern[i] ?? '';
  }
  return parts;
}

/**
 * Whether a written answer is the accepted one. A star stands for any letters; nobody writes a regular expression.
 *
 * @example isAcceptedText('the *Hague', 'The  Hague') // true
 */
export function isAcceptedText(pattern: string, written: string): boolean {
  const parts = partsOf(folded(pattern));
  const text = folded(written);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

const isRange = (accepted: AcceptedText | AcceptedRange): accepted is AcceptedRange => 'min' in accepted;

/**
 * Points of a number or of words that were written: those of the first accepted answer that fits.
 *
 * @param value the answer; none and "I do not know" score 0
 * @returns points, 0 ≤ points ≤ scoring.points
 * @example scoreWritten({ accepted: [{ min: 3, max: 3 }, { min: 2, max: 4, share: 0.5 }], points: 2 }, { number: 4 }) // 1
 */
export function scoreWritten({ accepted, points }: WrittenScoring, value: AnswerValue | undefined): number {
  const fits = (each: AcceptedText | AcceptedRange): boolean => {
    if (!value) return false;
    if (isRange(each)) return 'number' in value && value.number >= each.min && value.number <= each.max;
    return 'text' in value && isAcceptedText(each.text, value.text);
  };
  const found = accepted.find(fits);
  return found ? points * (found.share ?? 1) : 0;
}
