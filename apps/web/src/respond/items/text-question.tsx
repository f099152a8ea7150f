import { defaultLength, type TextItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { FieldHeading } from './field-heading';
import { faultProps, type QuestionProps } from './question-props';

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
  return (
    <div>
      <FieldHeading {...props} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      {item.type === 'long_text' ? <textarea rows={5} {...field} /> : <input type="text" {...field} />}
    </div>
  );
}
