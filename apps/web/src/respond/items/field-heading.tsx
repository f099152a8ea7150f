import type { Item } from '@traccia/survey';
import { About, Hints } from './question-legend';
import type { QuestionProps } from './question-props';

/** The question as the label of its one field. */
export function FieldHeading(props: Pick<QuestionProps, 'say' | 'tell' | 'about'> & { item: Item }) {
  return (
    <>
      <h1 tabIndex={-1} className="question">
        <label htmlFor={props.item.code}>
          <About about={props.about} />
          {props.tell(props.item.text)}
        </label>
      </h1>
      <Hints {...props} />
    </>
  );
}
