import type { Locale } from '@traccia/contracts';
import {
  answerCodesOf,
  checkAnswers,
  type AnswerMap,
  type InstrumentDefinition,
  type Item,
} from '@traccia/survey';
import type { FormEvent } from 'react';
import { answerText } from './answer-text';
import { Foot } from './foot';
import type { Saved } from './form-session';
import type { QuestionProps } from './items/question-props';
import { momentIn } from './words';

interface Props extends Pick<QuestionProps, 'say' | 'tell'> {
  definition: InstrumentDefinition;
  items: readonly Item[];
  answers: AnswerMap;
  locale: Locale;
  saved: Saved;
  onChange: (item: Item) => void;
  onBack: () => void;
  onSend: () => void;
}

function Given(props: Props & { item: Item; faulty: boolean }) {
  const { item, say, tell } = props;
  const dayOf = (iso: string) => momentIn(props.locale, new Date(`${iso}T12:00:00`), 'day');
  const textOf = (code: string) =>
    answerText(props.definition, item, props.answers[code], { say, tell, dayOf }) || say('review.empty');
  const rows = item.type === 'likert_matrix' ? item.rows : null;
  return (
    <li>
      <div>
        <span className="asked">{tell(item.text)}</span>
        {rows ? (
          rows.map((row) => (
            <span className="given" key={row.code}>
              {tell(row.text)}: {textOf(row.code)}
            </span>
          ))
        ) : (
          <span className="given" dir="auto">
            {textOf(item.code)}
          </span>
        )}
        {props.faulty && <span className="fault">{say('fault.invalid')}</span>}
      </div>
      <button type="button" className="plain" onClick={() => props.onChange(item)}>
        {say('review.change')}
        <span className="unseen"> {tell(item.text)}</span>
      </button>
    </li>
  );
}

/** All answers before they are sent. */
export function ReviewView(props: Props) {
  const { definition, items, answers, say } = props;
  const faulty = new Set(checkAnswers(definition, answers, 'submit').faults.map(({ itemCode }) => itemCode));
  const isFaulty = (item: Item) => answerCodesOf(item).some((code) => faulty.has(code));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const first = items.find(isFaulty);
    if (first) props.onChange(first);
    else props.onSend();
  };
  return (
    <form onSubmit={send}>
      <main>
        <h1 tabIndex={-1}>{say('review.title')}</h1>
        <p>{say('review.text')}</p>
        <ul className="answers">
          {items
            .filter((item) => item.type !== 'info')
            .map((item) => (
              <Given key={item.code} {...props} item={item} faulty={isFaulty(item)} />
            ))}
        </ul>
      </main>
      <Foot say={say} locale={props.locale} saved={props.saved} next={say('send')} onBack={props.onBack} />
    </form>
  );
}
