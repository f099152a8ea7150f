import type { Item } from '@traccia/survey';
import type { QuestionProps } from './question-props';

type Props = Pick<QuestionProps, 'say' | 'tell'> & { item: Item; hint?: string | undefined };

export function Hints({ item, say, tell, hint }: Props) {
  const hints = [tell(item.help), hint ?? '', item.required === true ? '' : say('optional')].filter(Boolean);
  return hints.length > 0 ? <span className="hint">{hints.join(' · ')}</span> : null;
}

/** The question as the name of its group of choices. */
export function QuestionLegend(props: Props) {
  return (
    <legend>
      <h1 tabIndex={-1} className="question">
        {props.tell(props.item.text)}
      </h1>
      <Hints {...props} />
    </legend>
  );
}
