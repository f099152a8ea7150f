import { useState } from 'react';
import { readNumber } from '../../lib/read-number';
import { faultProps, type QuestionProps } from './question-props';

type Props = Pick<QuestionProps, 'answers' | 'faults' | 'onAnswer' | 'onUnreadable'> & {
  code: string;
  whole: boolean;
  unit?: string | undefined;
};

/** Takes numbers as people type them; what is no number stays on the screen and is no answer. */
export function NumberField(props: Props) {
  const { code, unit } = props;
  const value = props.answers[code];
  const given = value && 'number' in value ? value.number : null;
  const [typed, setTyped] = useState(given === null ? '' : String(given));
  // Another answer was chosen beside the field: what was typed before it no longer counts.
  const text = value && 'missing' in value ? '' : typed;
  const write = (next: string) => {
    setTyped(next);
    const number = readNumber(next);
    props.onUnreadable(code, next.trim() !== '' && number === null);
    props.onAnswer(code, number === null ? null : { number });
  };
  const field = (
    <input
      id={code}
      type="text"
      inputMode={props.whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={text}
      maxLength={20}
      aria-describedby={unit ? `unit-${code}` : undefined}
      onChange={(event) => write(event.currentTarget.value)}
      {...faultProps(props.faults, code)}
    />
  );
  if (!unit) return field;
  return (
    <span className="measured">
      {field}
      <span id={`unit-${code}`}>{unit}</span>
    </span>
  );
}
