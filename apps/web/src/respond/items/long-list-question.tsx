import { choicesOf, codesOf, type ChoiceItem } from '@traccia/survey';
import { useState } from 'react';
import { FaultNote } from './fault-note';
import { FieldHeading } from './field-heading';
import { faultProps, type QuestionProps } from './question-props';

/** More than these stand in a list to pull down; more than the second number get a field to narrow it. */
export const mostRadios = 12;
const mostUnfiltered = 25;

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** One of many: the device's own list, which every keyboard and screen reader knows. */
export function LongListQuestion(props: QuestionProps<ChoiceItem>) {
  const { definition, item, say, tell } = props;
  const [wanted, setWanted] = useState('');
  const choices = choicesOf(definition, item);
  const chosen = codesOf(props.answers[item.code])[0] ?? '';
  const fits = (text: string) => plain(text).includes(plain(wanted.trim()));
  const listed = choices.filter(({ code, text }) => code === chosen || fits(tell(text)));
  return (
    <div>
      <FieldHeading {...props} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      {choices.length > mostUnfiltered && (
        <p>
          <input
            type="text"
            dir="auto"
            autoComplete="off"
            aria-label={say('list.filter')}
            placeholder={say('list.filter')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <span className="hint" role="status">
            {say('list.count', { n: listed.length, total: choices.length })}
          </span>
        </p>
      )}
      <select
        id={item.code}
        value={chosen}
        onChange={(event) => {
          const code = event.currentTarget.value;
          props.onAnswer(item.code, code ? { codes: [code] } : null);
        }}
        {...faultProps(props.faults, item.code)}
      >
        <option value="">{say('choose.one')}</option>
        {listed.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {tell(choice.text)}
          </option>
        ))}
      </select>
    </div>
  );
}
