import { choicesOf, codesOf, type AnswerChoice, type ChoiceItem } from '@traccia/survey';
import { FaultNote } from './fault-note';
import { QuestionLegend } from './question-legend';
import { faultProps, type QuestionProps } from './question-props';

/** "Not applicable" and its like stand alone. */
function toggled(
  chosen: readonly string[],
  choice: AnswerChoice,
  choices: readonly AnswerChoice[],
): string[] {
  if (chosen.includes(choice.code)) return chosen.filter((code) => code !== choice.code);
  if (choice.missing) return [choice.code];
  const alone = choices.filter((other) => other.missing).map((other) => other.code);
  return [...chosen.filter((code) => !alone.includes(code)), choice.code];
}

/** Single, multiple, Likert and yes or no: one native control a choice. */
export function ChoiceQuestion(props: QuestionProps<ChoiceItem>) {
  const { definition, item, answers, say } = props;
  const choices = choicesOf(definition, item);
  const chosen = codesOf(answers[item.code]);
  const many = item.type === 'multiple';
  const full = many && item.maxChoices !== undefined && chosen.length >= item.maxChoices;
  const choose = (choice: AnswerChoice) => {
    const codes = many ? toggled(chosen, choice, choices) : [choice.code];
    props.onAnswer(item.code, codes.length > 0 ? { codes } : null);
  };
  const manyHint = item.maxChoices ? say('choose.upto', { n: item.maxChoices }) : say('choose.many');
  return (
    <fieldset {...faultProps(props.faults, item.code)}>
      <QuestionLegend {...props} hint={many ? manyHint : undefined} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      {choices.map((choice) => (
        <label key={choice.code} className={choice.missing ? 'choice missing' : 'choice'}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={item.code}
            value={choice.code}
            checked={chosen.includes(choice.code)}
            disabled={full && !chosen.includes(choice.code) && !choice.missing}
            onChange={() => choose(choice)}
          />
          <span>{props.tell(choice.text)}</span>
        </label>
      ))}
      {!many && item.required !== true && chosen.length > 0 && (
        <button type="button" className="plain" onClick={() => props.onAnswer(item.code, null)}>
          {say('clear')}
        </button>
      )}
    </fieldset>
  );
}
