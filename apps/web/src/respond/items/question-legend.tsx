import type { Item } from '@traccia/survey';
import type { QuestionProps } from './question-props';

type Props = Pick<QuestionProps, 'say' | 'tell' | 'about'> & { item: Item; hint?: string | undefined };

export function Hints({ item, say, tell, hint }: Props) {
  const optional = item.required === true || item.type === 'info';
  const hints = [tell(item.help), hint ?? '', optional ? '' : say('optional')].filter(Boolean);
  return hints.length > 0 ? <span className="hint">{hints.join(' · ')}</span> : null;
}

/** Whom or what a repetition is about stands inside the heading, so that it is heard with the question. */
export function About({ about }: Pick<QuestionProps, 'about'>) {
  return about ? (
    <>
      <span className="about">{about}</span>
      <span className="unseen">: </span>
    </>
  ) : null;
}

/** The question as the name of its group of choices. */
export function QuestionLegend(props: Props) {
  return (
    <legend>
      <h1 tabIndex={-1} className="question">
        <About about={props.about} />
        {props.tell(props.item.text)}
      </h1>
      <Hints {...props} />
    </legend>
  );
}

/** The question above rows that are groups of their own. */
export function QuestionTitle(props: Props) {
  return (
    <>
      <h1 tabIndex={-1} className="question" id={`q-${props.item.code}`}>
        <About about={props.about} />
        {props.tell(props.item.text)}
      </h1>
      <Hints {...props} />
    </>
  );
}
