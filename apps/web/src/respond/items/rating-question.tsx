import { boundsOf, type NumberItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { MissingChoice } from './missing-choice';
import { missingReasons } from './number-question';
import { QuestionLegend } from './question-legend';
import { faultProps, type QuestionProps } from './question-props';

/** What the ends mean: the author's words, else the usual ones of a scale from 0 to 10. */
function endsOf({ item, say, tell }: QuestionProps<NumberItem>): [string, string] {
  const usual = item.type === 'rating_0_10';
  return [
    tell(item.low) || (usual ? say('scale.low') : ''),
    tell(item.high) || (usual ? say('scale.high') : ''),
  ];
}

/** Each point of the scale as a target of its own. */
export function RatingQuestion(props: QuestionProps<NumberItem>) {
  const { item, answers, say } = props;
  const value = answers[item.code];
  const given = value && 'number' in value ? value.number : null;
  const { min, max } = boundsOf(item);
  const points = Array.from({ length: Math.min(max - min, 20) + 1 }, (_, step) => min + step);
  const [low, high] = endsOf(props);
  return (
    <fieldset aria-describedby={`ends-${item.code}`} {...faultProps(props.faults, item.code)}>
      <QuestionLegend {...props} hint={props.tell(item.unit) || undefined} />
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
              aria-label={say('scale.of', { n: point, min, max })}
            />
            <span aria-hidden="true">{point}</span>
          </label>
        ))}
      </div>
      <p className="ends" id={`ends-${item.code}`}>
        <span>{low}</span>
        <span>{high}</span>
      </p>
      {item.allowMissing && <MissingChoice {...props} code={item.code} reasons={missingReasons} />}
    </fieldset>
  );
}
