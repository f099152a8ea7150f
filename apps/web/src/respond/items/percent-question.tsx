import type { MatrixRow, PercentPairItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { NumberField } from './number-field';
import { MissingChoice } from './missing-choice';
import { QuestionTitle } from './question-legend';
import type { QuestionProps } from './question-props';

function Share(props: QuestionProps<PercentPairItem> & { row: MatrixRow }) {
  const { row, say, tell } = props;
  return (
    <div className="statement" role="group" aria-labelledby={`label-${row.code}`}>
      <label className="label" id={`label-${row.code}`} htmlFor={row.code}>
        {tell(row.text)}
      </label>
      <FaultNote faults={props.faults} code={row.code} say={say} />
      <NumberField {...props} code={row.code} whole={false} unit="%" />
      <MissingChoice {...props} code={row.code} />
    </div>
  );
}

/** How much of it is due to the activity, and how sure one is: two numbers from 0 to 100. */
export function PercentQuestion(props: QuestionProps<PercentPairItem>) {
  const { item } = props;
  return (
    <div role="group" aria-labelledby={`q-${item.code}`}>
      <QuestionTitle {...props} hint={props.say('percent.hint')} />
      <Share {...props} row={item.attribution} />
      <Share {...props} row={item.confidence} />
    </div>
  );
}
