import type { DateItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { FieldHeading } from './field-heading';
import { faultProps, type QuestionProps } from './question-props';

export function DateQuestion(props: QuestionProps<DateItem>) {
  const { item, answers, say } = props;
  const value = answers[item.code];
  return (
    <div>
      <FieldHeading {...props} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      <input
        id={item.code}
        type="date"
        value={value && 'date' in value ? value.date : ''}
        min={item.min}
        max={item.max}
        onChange={(event) => {
          const date = event.currentTarget.value;
          props.onAnswer(item.code, date ? { date } : null);
        }}
        {...faultProps(props.faults, item.code)}
      />
    </div>
  );
}
