import type { Locale } from '@traccia/contracts';
import type { RespondFormMini } from '@traccia/contracts/respond';
import { answerCodesOf, visibleItems, type InstrumentDefinition, type Item } from '@traccia/survey';
import { useEffect, useState } from 'react';
import type { FormSession, FormState } from './form-session';
import { IntroView } from './intro-view';
import type { QuestionProps } from './items/question-props';
import { QuestionView } from './question-view';
import { ReviewView } from './review-view';

interface Props extends Pick<QuestionProps, 'say' | 'tell'> {
  form: RespondFormMini;
  definition: InstrumentDefinition;
  session: FormSession;
  state: FormState;
  locale: Locale;
}
/** `intro`, `review`, or the code of the item on the screen. */
type Place = { at: 'intro' } | { at: 'review' } | { at: 'item'; code: string; toReview: boolean };

const asks = (item: Item) => item.type !== 'info';

/** Where to begin: the first question without an answer, else the overview. */
function firstOpen(items: readonly Item[], answers: FormState['answers']): Place {
  const open = items.find((item) => asks(item) && answerCodesOf(item).every((code) => !answers[code]));
  return open ? { at: 'item', code: open.code, toReview: false } : { at: 'review' };
}

function usePlace(items: readonly Item[], faults: FormState['faults']) {
  const [place, setPlace] = useState<Place>({ at: 'intro' });
  const key = place.at === 'item' ? place.code : place.at;
  useEffect(() => {
    if (key === 'intro') return;
    window.scrollTo(0, 0);
    document.querySelector('h1')?.focus({ preventScroll: true });
  }, [key]);
  const [shown, show] = useState<FormState['faults']>([]);
  // What the server refused takes the reader to the first question concerned.
  if (shown !== faults) {
    show(faults);
    const first = items.find((item) => faults.some(({ field }) => answerCodesOf(item).includes(field)));
    if (faults.length > shown.length && first) setPlace({ at: 'item', code: first.code, toReview: true });
  }
  return [place, setPlace] as const;
}

/** Intro, one question after the other as branching goes, overview. */
export function Answering(props: Props) {
  const { form, definition, session, state, say } = props;
  const { answers } = state;
  const items = visibleItems(definition, answers);
  const [place, setPlace] = usePlace(items, state.faults);
  const speech = { say, tell: props.tell, locale: props.locale, saved: state.saved, definition, answers };
  if (place.at === 'intro')
    return (
      <IntroView
        {...speech}
        form={form}
        begun={Object.keys(answers).length > 0}
        onStart={() => setPlace(firstOpen(items, answers))}
        onRefuse={() => void session.refuse()}
      />
    );
  const goTo = (item: Item | undefined, toReview = false) =>
    setPlace(item ? { at: 'item', code: item.code, toReview } : { at: 'review' });
  if (place.at === 'review')
    return (
      <ReviewView
        {...speech}
        items={items}
        onChange={(item) => goTo(item, true)}
        onBack={() => goTo(items.at(-1))}
        onSend={() => void session.send()}
      />
    );
  const index = Math.max(
    0,
    items.findIndex((item) => item.code === place.code),
  );
  const item = items[index];
  if (!item) return null;
  const asked = items.filter(asks);
  const last = index === items.length - 1;
  const next = place.toReview ? say('review.back') : say(last ? 'review' : 'next');
  return (
    <QuestionView
      key={item.code}
      {...speech}
      item={item}
      number={asks(item) ? asked.indexOf(item) + 1 : null}
      total={asked.length}
      faults={state.faults}
      next={next}
      onAnswer={(code, value) => session.answer(code, value)}
      onBack={() => (index > 0 ? goTo(items[index - 1]) : setPlace({ at: 'intro' }))}
      onNext={() => (place.toReview ? setPlace({ at: 'review' }) : goTo(items[index + 1]))}
    />
  );
}
