import type { QuestionItem } from '@traccia/survey';
import { ChoiceQuestion } from './choice-question';
import { DateQuestion } from './date-question';
import { MatrixQuestion } from './matrix-question';
import { NumberQuestion } from './number-question';
import type { QuestionProps } from './question-props';
import { RatingQuestion } from './rating-question';
import { TextQuestion } from './text-question';

/** One item of the instrument, by its type. */
export function Question(props: QuestionProps<QuestionItem>) {
  const { item } = props;
  switch (item.type) {
    case 'info':
      return (
        <h1 tabIndex={-1} className="question info">
          {props.tell(item.text)}
        </h1>
      );
    case 'likert_matrix':
      return <MatrixQuestion {...props} item={item} />;
    case 'rating_0_10':
      return <RatingQuestion {...props} item={item} />;
    case 'number':
      return <NumberQuestion {...props} item={item} />;
    case 'short_text':
    case 'long_text':
      return <TextQuestion {...props} item={item} />;
    case 'date':
      return <DateQuestion {...props} item={item} />;
    case 'single':
    case 'multiple':
    case 'likert':
    case 'yes_no':
      return <ChoiceQuestion {...props} item={item} />;
    default:
      return null;
  }
}
