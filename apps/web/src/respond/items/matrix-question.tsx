import {
  choicesOf,
  codesOf,
  factorSteps,
  type FactorListItem,
  type MatrixItem,
  type MatrixRow,
} from '@traccia/survey';
import { factorWords } from '../factor-words';
import { FaultNote } from './fault-note';
import { QuestionTitle } from './question-legend';
import { faultProps, type QuestionProps } from './question-props';

interface Option {
  code: string;
  text: string;
  missing: boolean;
  chosen: boolean;
  onChoose: () => void;
}

/** One statement with its choices, a group of its own for those who hear the page. */
function Statement(
  props: Pick<QuestionProps, 'faults' | 'say' | 'tell'> & { row: MatrixRow; options: Option[] },
) {
  const { row, options } = props;
  return (
    <fieldset className="statement" {...faultProps(props.faults, row.code)}>
      <legend>{props.tell(row.text)}</legend>
      <FaultNote faults={props.faults} code={row.code} say={props.say} />
      <div className="columns">
        {options.map((option) => (
          <label key={option.code} className={option.missing ? 'choice missing' : 'choice'}>
            <input
              type="radio"
              name={row.code}
              value={option.code}
              checked={option.chosen}
              onChange={option.onChoose}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Statements with the same choices. */
export function MatrixQuestion(props: QuestionProps<MatrixItem>) {
  const { definition, item, answers } = props;
  const optionsOf = ({ code }: MatrixRow) =>
    choicesOf(definition, item).map((choice) => ({
      code: choice.code,
      text: props.tell(choice.text),
      missing: choice.missing !== undefined,
      chosen: codesOf(answers[code]).includes(choice.code),
      onChoose: () => props.onAnswer(code, { codes: [choice.code] }),
    }));
  return (
    <div role="group" aria-labelledby={`q-${item.code}`}>
      <QuestionTitle {...props} />
      {item.rows.map((row) => (
        <Statement key={row.code} {...props} row={row} options={optionsOf(row)} />
      ))}
    </div>
  );
}

/** What hindered and what helped, in words; "not applicable" is no step between them. */
export function FactorQuestion(props: QuestionProps<FactorListItem>) {
  const { item, answers, say } = props;
  const optionsOf = ({ code }: MatrixRow): Option[] => {
    const value = answers[code];
    const steps = factorSteps.map((step) => ({
      code: String(step),
      text: say(factorWords[step]),
      missing: false,
      chosen: Boolean(value && 'number' in value && value.number === step),
      onChoose: () => props.onAnswer(code, { number: step }),
    }));
    const left = {
      code: 'na',
      text: say('not_applicable'),
      missing: true,
      chosen: Boolean(value && 'missing' in value),
      onChoose: () => props.onAnswer(code, { missing: 'not_applicable' }),
    };
    return [...steps, left];
  };
  return (
    <div role="group" aria-labelledby={`q-${item.code}`}>
      <QuestionTitle {...props} />
      {item.rows.map((row) => (
        <Statement key={row.code} {...props} row={row} options={optionsOf(row)} />
      ))}
    </div>
  );
}
