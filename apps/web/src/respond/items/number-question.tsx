import { boundsOf, type NumberItem } from '@traccia/survey';
import { useState } from 'react';
import { readNumber } from '../read-number';
import { FaultNote } from './fault-note';
import { FieldHeading } from './field-heading';
import { MissingChoice } from './missing-choice';
import { faultProps, type QuestionProps } from './question-props';

export function NumberQuestion(props: QuestionProps<NumberItem>) {
  const { item, answers, say, onAnswer, onUnreadable } = props;
  const value = answers[item.code];
  const [text, setText] = useState(value && 'number' in value ? String(value.number) : '');
  const write = (typed: string) => {
    setText(typed);
    const number = readNumber(typed);
    onUnreadable(typed.trim() !== '' && number === null);
    onAnswer(item.code, number === null ? null : { number });
  };
  const missing: typeof onAnswer = (code, given) => {
    setText('');
    onUnreadable(false);
    onAnswer(code, given);
  };
  return (
    <div>
      <FieldHeading {...props} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      <input
        id={item.code}
        type="text"
        inputMode={boundsOf(item).whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={text}
        maxLength={20}
        onChange={(event) => write(event.currentTarget.value)}
        {...faultProps(props.faults, item.code)}
      />
      <MissingChoice {...props} onAnswer={missing} />
    </div>
  );
}
