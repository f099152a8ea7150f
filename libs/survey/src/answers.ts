export type MissingReason = 'not_applicable' | 'dont_know';

/** One answer. Choice codes, never labels; a missing answer says why and is never zero. */
export type AnswerValue =
  { codes: string[] } | { number: number } | { text: string } | { date: string } | { missing: MissingReason };

/** Item code → answer; an item that was not answered is absent. */
export type AnswerMap = Record<string, AnswerValue>;

/** Codes of a choice answer; empty for every other kind. */
export function codesOf(value: AnswerValue | undefined): readonly string[] {
  return value && 'codes' in value ? value.codes : [];
}
