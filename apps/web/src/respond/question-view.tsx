import type { Locale } from '@traccia/contracts';
import type {
  AnswerMap,
  AnswerValue,
  InstrumentDefinition,
  QuestionItem,
  RespondentRecord,
} from '@traccia/survey';
import { useEffect, useState, type FormEvent } from 'react';
import { faultsOfQuestion, isSoftlyOpen } from './check-question';
import { Foot } from './foot';
import type { FormFault, Saved } from './form-session';
import { Question } from './items/question';
import type { QuestionProps } from './items/question-props';

interface Props extends Pick<QuestionProps, 'say' | 'tell' | 'about' | 'onFile'> {
  definition: InstrumentDefinition;
  record: RespondentRecord;
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
  /** One more repetition of a free group; absent where there is none to add. */
  onAdd?: () => void;
  onRemove?: () => void;
}

/** The first control that is at fault, else the first of the question. */
function focusFault(code: string): void {
  const invalid = document.querySelector<HTMLElement>('main [aria-invalid="true"]');
  const control = invalid?.matches('fieldset')
    ? invalid.querySelector<HTMLElement>('input, button')
    : invalid;
  const first = control ?? document.getElementById(code) ?? document.querySelector('fieldset input');
  (first as HTMLElement | null)?.focus();
}

/** Stops at what cannot be taken, once at what is wanted, else goes on. */
function useLeaving(props: Props) {
  const { item, answers } = props;
  const [found, setFound] = useState<FormFault[]>([]);
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const [reminded, setReminded] = useState(false);
  const [stops, setStops] = useState(0);
  useEffect(() => {
    if (stops > 0) focusFault(item.code);
  }, [stops, item.code]);
  const leave = (onwards: () => void) => {
    const faults =
      unreadable.length > 0
        ? unreadable.map((field) => ({ field, key: 'fault.invalid' }))
        : faultsOfQuestion(props.definition, item, answers, props.record);
    setFound(faults);
    if (faults.length > 0) return setStops((before) => before + 1);
    if (!reminded && isSoftlyOpen(item, answers)) return setReminded(true);
    return onwards();
  };
  const forget = (code: string) => setFound((before) => before.filter(({ field }) => field !== code));
  const noteUnreadable = (code: string, is: boolean) =>
    setUnreadable((before) => [...before.filter((other) => other !== code), ...(is ? [code] : [])]);
  return { found, reminded, leave, forget, noteUnreadable };
}

function Repeating(props: Pick<Props, 'say' | 'onRemove'> & { onAdd?: (() => void) | undefined }) {
  if (!props.onAdd && !props.onRemove) return null;
  return (
    <p className="repeating">
      {props.onAdd && (
        <button type="button" className="button" onClick={props.onAdd}>
          {props.say('group.add')}
        </button>
      )}{' '}
      {props.onRemove && (
        <button type="button" className="plain" onClick={props.onRemove}>
          {props.say('group.remove')}
        </button>
      )}
    </p>
  );
}

/** One question with its progress, on a page of its own. */
export function QuestionView(props: Props) {
  const { item, say, onAdd } = props;
  const leaving = useLeaving(props);
  const answer: Props['onAnswer'] = (code, value) => {
    leaving.forget(code);
    props.onAnswer(code, value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    leaving.leave(props.onNext);
  };
  const stillOpen = leaving.reminded && isSoftlyOpen(item, props.answers);
  return (
    <form onSubmit={submit} noValidate>
      <main>
        {props.number !== null && (
          <>
            <p className="progress">{say('progress', { n: props.number, total: props.total })}</p>
            <progress className="bar" value={props.number} max={props.total} aria-hidden="true" />
          </>
        )}
        <Question
          {...props}
          faults={[...leaving.found, ...props.faults]}
          onAnswer={answer}
          onUnreadable={leaving.noteUnreadable}
        />
        <Repeating {...props} onAdd={onAdd && (() => leaving.leave(onAdd))} />
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
