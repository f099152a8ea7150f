import { boundsOf, type NumberItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { FieldHeading } from './field-heading';
import { MissingChoice } from './missing-choice';
import { NumberField } from './number-field';
import type { QuestionProps } from './question-props';

export const missingReasons = ['not_applicable', 'dont_know'] as const;

export function NumberQuestion(props: QuestionProps<NumberItem>) {
  const { item, say } = props;
  return (
    <div>
      <FieldHeading {...props} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      <NumberField
        {...props}
        code={item.code}
        whole={boundsOf(item).whole}
        unit={props.tell(item.unit) || undefined}
      />
      {item.allowMissing && <MissingChoice {...props} code={item.code} reasons={missingReasons} />}
    </div>
  );
}
