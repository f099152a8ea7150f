import type { NumberItem } from '@traccia/survey';
import type { QuestionProps } from './question-props';

/** "I do not know" beside a number, where the instrument takes it. */
export function MissingChoice({ item, answers, say, onAnswer }: QuestionProps<NumberItem>) {
  if (!item.allowMissing) return null;
  const value = answers[item.code];
  const unknown = Boolean(value && 'missing' in value);
  return (
    <label className="choice missing">
      <input
        type="checkbox"
        checked={unknown}
        onChange={() => onAnswer(item.code, unknown ? null : { missing: 'dont_know' })}
      />
      <span>{say('dont_know')}</span>
    </label>
  );
}
