export type MissingReason = 'not_applicable' | 'dont_know';

/** One answer. Choice codes, never labels; a missing answer says why and is never zero. */
export type AnswerValue =
  | { codes: string[] }
  | { number: number }
  | { text: string }
  | { date: string }
  | { file: string; name: string }
  | { missing: MissingReason };

/** Item code (inside a group with `#` and the place of the repetition) → answer; not answered is absent. */
export type AnswerMap = Record<string, AnswerValue>;

/** Codes of a choice answer; empty for every other kind. */
export function codesOf(value: AnswerValue | undefined): readonly string[] {
  return value && 'codes' in value ? value.codes : [];
}

/** The answer under a key that may come from outside; names that every object has are no answers. */
export function answerAt(answers: AnswerMap, key: string): AnswerValue | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

/** Nothing was chosen or written. */
export function isEmptyAnswer(value: AnswerValue | undefined): boolean {
  if (!value) return true;
  if ('text' in value) return value.text.trim() === '';
  return 'codes' in value && value.codes.length === 0;
}
