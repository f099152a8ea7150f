import {
  beforeCode,
  choicesOf,
  codesOf,
  nowCode,
  type AnswerChoice,
  type MatrixRow,
  type ThenTestItem,
} from '@traccia/survey';
import { FaultNote } from './fault-note';
import { QuestionTitle } from './question-legend';
import { faultProps, type QuestionProps } from './question-props';

type Props = QuestionProps<ThenTestItem>;

function Side(props: Props & { code: string; choice: AnswerChoice; side: string }) {
  const { code, choice } = props;
  return (
    <td>
      <label className="side">
        <input
          type="radio"
          name={code}
          value={choice.code}
          aria-label={`${props.side}: ${props.tell(choice.text)}`}
          checked={codesOf(props.answers[code]).includes(choice.code)}
          onChange={() => props.onAnswer(code, { codes: [choice.code] })}
          {...faultProps(props.faults, code)}
        />
      </label>
    </td>
  );
}

/** The choices stand once, before and now beside them: three columns fit the narrowest screen. */
function Pair(props: Props & { row: MatrixRow }) {
  const { row, say, tell } = props;
  const sides = [
    { code: beforeCode(row.code), side: say('then.before') },
    { code: nowCode(row.code), side: say('then.now') },
  ];
  return (
    <fieldset className="statement">
      <legend>{tell(row.text)}</legend>
      {sides.map(({ code }) => (
        <FaultNote key={code} faults={props.faults} code={code} say={say} />
      ))}
      <table className="pair">
        <thead>
          <tr>
            <td />
            {sides.map(({ code, side }) => (
              <th key={code} scope="col">
                {side}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choicesOf(props.definition, props.item).map((choice) => (
            <tr key={choice.code} className={choice.missing ? 'missing' : undefined}>
              <th scope="row">{tell(choice.text)}</th>
              {sides.map((one) => (
                <Side key={one.code} {...props} {...one} choice={choice} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

/** The state before and the state now, side by side for each statement. */
export function ThenTestQuestion(props: Props) {
  return (
    <div role="group" aria-labelledby={`q-${props.item.code}`}>
      <QuestionTitle {...props} />
      {props.item.rows.map((row) => (
        <Pair key={row.code} {...props} row={row} />
      ))}
    </div>
  );
}
