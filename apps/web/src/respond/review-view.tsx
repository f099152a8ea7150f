import type { Locale } from '@traccia/contracts';
import {
  answerCodesOf,
  checkAnswers,
  type AnswerMap,
  type InstrumentDefinition,
  type RespondentRecord,
  type ShownItem,
} from '@traccia/survey';
import type { FormEvent } from 'react';
import { answerLines } from './answer-text';
import { Foot } from './foot';
import type { Saved } from './form-session';
import { asks } from './place';
import { aboutOf, tellerOf } from './told';
import { momentIn, type Say } from './words';

interface Props {
  say: Say;
  definition: InstrumentDefinition;
  record: RespondentRecord;
  items: readonly ShownItem[];
  answers: AnswerMap;
  locale: Locale;
  saved: Saved;
  onChange: (item: ShownItem) => void;
  onBack: () => void;
  onSend: () => void;
}

function Given(props: Props & { item: ShownItem; faulty: boolean }) {
  const { item, say } = props;
  const tell = tellerOf(props, item.place);
  const about = aboutOf(props, item);
  const dayOf = (iso: string) => momentIn(props.locale, new Date(`${iso}T12:00:00`), 'day');
  const lines = answerLines({ definition: props.definition, say, tell, dayOf }, item, props.answers);
  // What somebody wrote runs in its own direction; our words run in the page's.
  const written = item.type === 'short_text' || item.type === 'long_text';
  const asked = [about, tell(item.text)].filter(Boolean).join(': ');
  return (
    <li>
      <div>
        <span className="asked">{asked}</span>
        {lines.map(({ code, label, text }) => (
          <span className="given" key={code} dir={written ? 'auto' : undefined}>
            {label ? `${label}: ${text}` : text}
          </span>
        ))}
        {props.faulty && <span className="fault">{say('fault.invalid')}</span>}
      </div>
      <button type="button" className="plain" onClick={() => props.onChange(item)}>
        {say('review.change')}
        <span className="unseen"> {asked}</span>
      </button>
    </li>
  );
}

/** All answers before they are sent. */
export function ReviewView(props: Props) {
  const { definition, items, answers, record, say } = props;
  const { faults } = checkAnswers(definition, answers, 'submit', record);
  const faulty = new Set(faults.map(({ itemCode }) => itemCode));
  const isFaulty = (item: ShownItem) => answerCodesOf(item).some((code) => faulty.has(code));
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
          {items.filter(asks).map((item) => (
            <Given key={item.code} {...props} item={item} faulty={isFaulty(item)} />
          ))}
        </ul>
      </main>
      <Foot say={say} locale={props.locale} saved={props.saved} next={say('send')} onBack={props.onBack} />
    </form>
  );
}
