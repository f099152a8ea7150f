import type { QuestionProps } from './question-props';

type Props = Pick<QuestionProps, 'answers' | 'say' | 'onAnswer' | 'onUnreadable'> & {
  code: string;
  reasons?: readonly ('not_applicable' | 'dont_know')[];
};

/** "I do not know" and its like beside a number; each takes the number's place. */
export function MissingChoice({
  code,
  answers,
  say,
  onAnswer,
  onUnreadable,
  reasons = ['dont_know'],
}: Props) {
  const value = answers[code];
  const given = value && 'missing' in value ? value.missing : null;
  return reasons.map((reason) => (
    <label key={reason} className="choice missing">
      <input
        type="checkbox"
        checked={given === reason}
        onChange={() => {
          onUnreadable(code, false);
          onAnswer(code, given === reason ? null : { missing: reason });
        }}
      />
      <span>{say(reason)}</span>
    </label>
  ));
}
