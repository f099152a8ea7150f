import { choicesOf, codesOf, type MatrixItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { Hints } from './question-legend';
import { faultProps, type QuestionProps } from './question-props';

/** Statements with the same choices; each statement is a group of its own. */
export function MatrixQuestion(props: QuestionProps<MatrixItem>) {
  const { definition, item, answers, say } = props;
  const choices = choicesOf(definition, item);
  return (
    <div role="group" aria-labelledby={`q-${item.code}`}>
      <h1 tabIndex={-1} className="question" id={`q-${item.code}`}>
        {props.tell(item.text)}
      </h1>
      <Hints item={item} say={say} tell={props.tell} />
      {item.rows.map((row) => (
        <fieldset key={row.code} className="statement" {...faultProps(props.faults, row.code)}>
          <legend>{props.tell(row.text)}</legend>
          <FaultNote faults={props.faults} code={row.code} say={say} />
          <div className="columns">
            {choices.map((choice) => (
              <label key={choice.code} className={choice.missing ? 'choice missing' : 'choice'}>
                <input
                  type="radio"
                  name={row.code}
                  value={choice.code}
                  checked={codesOf(answers[row.code]).includes(choice.code)}
                  onChange={() => props.onAnswer(row.code, { codes: [choice.code] })}
                />
                <span>{props.tell(choice.text)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
