import type { NumberItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { MissingChoice } from './missing-choice';
import { QuestionLegend } from './question-legend';
import { faultProps, type QuestionProps } from './question-props';

const points = Array.from({ length: 11 }, (_, point) => point);

/** 0 to 10 as eleven targets. */
export function RatingQuestion(props: QuestionProps<NumberItem>) {
  const { item, answers, say } = props;
  const value = answers[item.code];
  const given = value && 'number' in value ? value.number : null;
  return (
    <fieldset {...faultProps(props.faults, item.code)}>
      <QuestionLegend {...props} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      <div className="scale">
        {points.map((point) => (
          <label key={point}>
            <input
              type="radio"
              name={item.code}
              value={point}
              checked={given === point}
              onChange={() => props.onAnswer(item.code, { number: point })}
              aria-label={say('scale.of', { n: point })}
            />
            <span aria-hidden="true">{point}</span>
          </label>
        ))}
      </div>
      <p className="ends">
        <span>{say('scale.low')}</span>
        <span>{say('scale.high')}</span>
      </p>
      <MissingChoice {...props} />
    </fieldset>
  );
}
