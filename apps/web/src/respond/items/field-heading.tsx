import type { Item } from '@traccia/survey';
import { Hints } from './question-legend';
import type { QuestionProps } from './question-props';

/** The question as the label of its one field. */
export function FieldHeading(props: Pick<QuestionProps, 'say' | 'tell'> & { item: Item }) {
  return (
    <>
      <h1 tabIndex={-1} className="question">
        <label htmlFor={props.item.code}>{props.tell(props.item.text)}</label>
      </h1>
      <Hints {...props} />
    </>
  );
}
