import { defaultLength, type TextFormat, type TextItem } from '@traccia/survey';
import type { HTMLAttributes } from 'react';
import { FaultNote } from './fault-note';
import { FieldHeading } from './field-heading';
import { faultProps, type QuestionProps } from './question-props';

interface Keyboard {
  type: 'email' | 'tel' | 'url' | 'text';
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  dir?: 'ltr';
}
/** The keyboard that fits; what the browser itself would complain of is left to our own words. */
const keyboards: Record<TextFormat, Keyboard> = {
  email: { type: 'email', inputMode: 'email', dir: 'ltr' },
  phone: { type: 'tel', inputMode: 'tel', dir: 'ltr' },
  url: { type: 'url', inputMode: 'url', dir: 'ltr' },
  year: { type: 'text', inputMode: 'numeric', dir: 'ltr' },
};

export function TextQuestion(props: QuestionProps<TextItem>) {
  const { item, answers, say } = props;
  const value = answers[item.code];
  const text = value && 'text' in value ? value.text : '';
  const field = {
    id: item.code,
    value: text,
    maxLength: item.maxLength ?? defaultLength[item.type],
    dir: 'auto' as const,
    onChange: (event: { currentTarget: { value: string } }) => {
      const written = event.currentTarget.value;
      props.onAnswer(item.code, written ? { text: written } : null);
    },
    ...faultProps(props.faults, item.code),
  };
  const keyboard: Keyboard = item.format ? keyboards[item.format] : { type: 'text' };
  return (
    <div>
      <FieldHeading {...props} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      {item.type === 'long_text' ? (
        <textarea rows={5} {...field} />
      ) : (
        <input autoComplete="off" {...field} {...keyboard} />
      )}
    </div>
  );
}
