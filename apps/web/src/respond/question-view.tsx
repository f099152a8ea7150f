import type { Locale } from '@traccia/contracts';
import type { AnswerMap, AnswerValue, InstrumentDefinition, QuestionItem } from '@traccia/survey';
import { useState, type FormEvent } from 'react';
import { faultsOfQuestion, isSoftlyOpen } from './check-question';
import { Foot } from './foot';
import type { FormFault, Saved } from './form-session';
import { Question } from './items/question';
import type { QuestionProps } from './items/question-props';

interface Props extends Pick<QuestionProps, 'say' | 'tell'> {
  definition: InstrumentDefinition;
  item: QuestionItem;
  /** Place among the questions shown, from 1; null for a text without a question. */
  number: number | null;
  total: number;
  answers: AnswerMap;
  faults: readonly FormFault[];
  saved: Saved;
  locale: Locale;
  next: string;
  onAnswer: (code: string, value: AnswerValue | null) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Stops at what cannot be taken, once at what is wanted, else goes on. */
function useLeaving(props: Props) {
  const [found, setFound] = useState<FormFault[]>([]);
  const [unreadable, setUnreadable] = useState(false);
  const [reminded, setReminded] = useState(false);
  const leave = (event: FormEvent) => {
    event.preventDefault();
    const faults = unreadable
      ? [{ field: props.item.code, key: 'fault.invalid' }]
      : faultsOfQuestion(props.definition, props.item, props.answers);
    setFound(faults);
    if (faults.length > 0) {
      const first = document.getElementById(props.item.code) ?? document.querySelector('fieldset input');
      return (first as HTMLElement | null)?.focus();
    }
    if (!reminded && isSoftlyOpen(props.item, props.answers)) return setReminded(true);
    return props.onNext();
  };
  const forget = (code: string) => setFound((before) => before.filter(({ field }) => field !== code));
  return { found, reminded, leave, forget, setUnreadable };
}

/** One question with its progress, on a page of its own. */
export function QuestionView(props: Props) {
  const { item, say } = props;
  const leaving = useLeaving(props);
  const answer: Props['onAnswer'] = (code, value) => {
    leaving.forget(code);
    props.onAnswer(code, value);
  };
  const stillOpen = leaving.reminded && isSoftlyOpen(item, props.answers);
  return (
    <form onSubmit={leaving.leave} noValidate>
      <main>
        {props.number !== null && (
          <>
            <p className="progress">{say('progress', { n: props.number, total: props.total })}</p>
            <progress className="bar" value={props.number} max={props.total} aria-hidden="true" />
          </>
        )}
        <Question
          definition={props.definition}
          item={item}
          answers={props.answers}
          faults={[...leaving.found, ...props.faults]}
          say={say}
          tell={props.tell}
          onAnswer={answer}
          onUnreadable={leaving.setUnreadable}
        />
        {stillOpen && (
          <p className="notice" role="status">
            {say('soft.required')}
          </p>
        )}
      </main>
      <Foot say={say} locale={props.locale} saved={props.saved} next={props.next} onBack={props.onBack} />
    </form>
  );
}
