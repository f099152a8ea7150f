import type { Locale } from '@traccia/contracts';
import type { RespondFormMini } from '@traccia/contracts/respond';
import {
  addRepetition,
  removeRepetition,
  visibleItems,
  type InstrumentDefinition,
  type ShownItem,
} from '@traccia/survey';
import type { FormSession, FormState } from './form-session';
import { recordOf } from './form-session';
import { IntroView } from './intro-view';
import type { QuestionProps } from './items/question-props';
import { asks, firstOpen, usePlace, type Place } from './place';
import { QuestionView } from './question-view';
import { ReviewView } from './review-view';
import { aboutOf, tellerOf } from './told';

interface Props extends Pick<QuestionProps, 'say'> {
  form: RespondFormMini;
  definition: InstrumentDefinition;
  session: FormSession;
  state: FormState;
  locale: Locale;
}
type Go = (place: Place) => void;
const itemPlace = (item: ShownItem, toReview = false): Place => ({ at: 'item', code: item.code, toReview });

/** How often a free group is asked is up to the reader. */
function repeating({ session, state }: Props, items: readonly ShownItem[], item: ShownItem, go: Go) {
  const place = item.place?.group.over === 'free' ? item.place : null;
  if (!place) return {};
  const { group, occurrence, of } = place;
  const own = (other: ShownItem | undefined) =>
    other?.place?.group.code === group.code && other.place.occurrence === occurrence;
  const last = occurrence === of && !own(items[items.indexOf(item) + 1]);
  const firstOf = (wanted: number) =>
    items.find((other) => other.place?.group.code === group.code && other.place.occurrence === wanted);
  const onAdd = () => {
    session.replace(addRepetition(group, state.answers));
    // The next repetition asks the same questions; its first one carries its place in the code.
    const first = firstOf(occurrence);
    if (first) go({ at: 'item', code: first.code.replace(/#\d+$/, `#${of + 1}`), toReview: false });
  };
  const onRemove = () => {
    session.replace(removeRepetition(group, state.answers, occurrence));
    const first = firstOf(Math.max(1, Math.min(occurrence, of - 1)));
    if (first) go(itemPlace(first));
  };
  return {
    ...(last && of < group.max && { onAdd }),
    ...(of > 1 && { onRemove }),
  };
}

function Step(props: Props & { items: ShownItem[]; item: ShownItem; toReview: boolean; go: Go }) {
  const { session, state, say, items, item, go } = props;
  const record = recordOf(props.form);
  const known = { ...props, record, answers: state.answers };
  const index = items.indexOf(item);
  const asked = items.filter(asks);
  const next = items[index + 1];
  const before = items[index - 1];
  const nextText = props.toReview ? say('review.back') : say(next ? 'next' : 'review');
  return (
    <QuestionView
      key={item.code}
      say={say}
      locale={props.locale}
      definition={props.definition}
      record={record}
      tell={tellerOf(known, item.place)}
      about={aboutOf(known, item)}
      item={item}
      answers={state.answers}
      number={asks(item) ? asked.indexOf(item) + 1 : null}
      total={asked.length}
      faults={state.faults}
      saved={state.saved}
      next={nextText}
      onAnswer={(code, value) => session.answer(code, value)}
      onFile={(asking, file) => session.bring(asking, file)}
      onBack={() => go(before ? itemPlace(before) : { at: 'intro' })}
      onNext={() => go(next && !props.toReview ? itemPlace(next) : { at: 'review' })}
      {...repeating(props, items, item, go)}
    />
  );
}

/** Intro, one question after the other as branching goes, overview. */
export function Answering(props: Props) {
  const { form, definition, session, state, say, locale } = props;
  const { answers } = state;
  const record = recordOf(form);
  const items = visibleItems(definition, answers, record);
  const [place, go] = usePlace(items, state.faults);
  const known = { definition, answers, record, locale };
  const begin = async () => {
    // The questions of a test come with its clock.
    const waits = form.test && !form.test.startedAt;
    if (!waits) return go(firstOpen(items, answers));
    if (await session.startTest()) go({ at: 'item', code: '', toReview: false });
  };
  if (place.at === 'intro')
    return (
      <IntroView
        say={say}
        tell={tellerOf(known, undefined)}
        locale={locale}
        definition={definition}
        form={form}
        begun={Object.keys(answers).length > 0}
        onStart={() => void begin()}
        onRefuse={(why) => void session.refuse(why)}
      />
    );
  if (place.at === 'review')
    return (
      <ReviewView
        {...known}
        say={say}
        saved={state.saved}
        items={items}
        onChange={(item) => go(itemPlace(item, true))}
        onBack={() => {
          const last = items.at(-1);
          go(last ? itemPlace(last) : { at: 'intro' });
        }}
        onSend={() => void session.send()}
      />
    );
  const item = items.find(({ code }) => code === place.code) ?? items[0];
  return item ? <Step {...props} items={items} item={item} toReview={place.toReview} go={go} /> : null;
}
