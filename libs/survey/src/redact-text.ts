/** What stands for a name that was taken out; it says nothing of its length. */
export const redactionMark = '▮▮▮';

/**
 * A text with passages taken out.
 *
 * @param text  what is shown now; it may hold marks of earlier redactions
 * @param spans passages as [from, to) in UTF-16 units, in any order; overlapping ones become one
 * @returns the text with a mark for each passage, or null when a span is empty, lies outside or cuts a character in two
 * @example redactSpans('Ask Amina Diallo first', [[4, 16]]) // 'Ask ▮▮▮ first'
 */
export function redactSpans(text: string, spans: readonly (readonly [number, number])[]): string | null {
  if (spans.length === 0 || spans.some(([from, to]) => !isPassage(text, from, to))) return null;
  const sorted = [...spans].sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  let shown = '';
  let at = 0;
  for (const [from, to] of merged) {
    shown += text.slice(at, from) + redactionMark;
    at = to;
  }
  return shown + text.slice(at);
}

function isPassage(text: string, from: number, to: number): boolean {
  const whole = Number.isInteger(from) && Number.isInteger(to);
  return whole && from >= 0 && to > from && to <= text.length && !splits(text, from) && !splits(text, to);
}

/** Whether a cut here would leave half a character on each side. */
function splits(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
