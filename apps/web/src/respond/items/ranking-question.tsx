import { choicesOf, codesOf, rankedCount, type RankingItem } from '@traccia/survey';
import { useEffect, useRef, useState } from 'react';
import { FaultNote } from './fault-note';
import { QuestionLegend } from './question-legend';
import { faultProps, type QuestionProps } from './question-props';

type Act = 'up' | 'down' | 'out' | 'in';
type Props = QuestionProps<RankingItem>;

/** The order after one press; null when the press changes nothing. */
export function reordered(order: readonly string[], code: string, act: Act): string[] | null {
  const at = order.indexOf(code);
  if (act === 'in') return at < 0 ? [...order, code] : null;
  if (at < 0) return null;
  const rest = order.filter((other) => other !== code);
  if (act === 'out') return rest;
  const to = at + (act === 'up' ? -1 : 1);
  return to < 0 || to >= order.length ? null : [...rest.slice(0, to), code, ...rest.slice(to)];
}

/** Keeps the focus on what moved: a button that is no longer there gives it to its neighbour. */
function useMoving(props: Props, order: readonly string[]) {
  const [moved, setMoved] = useState<{ code: string; act: Act } | null>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!moved) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])].filter(
      (button) => button.dataset.code === moved.code && !button.disabled,
    );
    (buttons.find((button) => button.dataset.act === moved.act) ?? buttons[0])?.focus();
  }, [moved]);
  const move = (code: string, act: Act) => {
    const codes = reordered(order, code, act);
    if (!codes) return;
    props.onAnswer(props.item.code, codes.length > 0 ? { codes } : null);
    setMoved({ code, act });
  };
  return { list, moved, move };
}

interface RowProps extends Pick<Props, 'say'> {
  code: string;
  text: string;
  place: number;
  of: number;
  onMove: (code: string, act: Act) => void;
}
const signs = { up: '↑', down: '↓', out: '×' } as const;

function Ranked(props: RowProps) {
  const { code, text, place, of, say } = props;
  const edge = { up: place === 1, down: place === of, out: false };
  return (
    <li className="rank">
      <span className="place">{place}</span>
      <span className="ranked">{text}</span>
      {(['up', 'down', 'out'] as const).map((act) => (
        <button
          key={act}
          type="button"
          className="step"
          data-code={code}
          data-act={act}
          disabled={edge[act]}
          aria-label={say(`rank.${act}`, { text })}
          onClick={() => props.onMove(code, act)}
        >
          {signs[act]}
        </button>
      ))}
    </li>
  );
}

/** Choices put in order by buttons; each press is said with the place it led to. */
export function RankingQuestion(props: Props) {
  const { definition, item, answers, say, tell } = props;
  const choices = choicesOf(definition, item);
  const count = rankedCount(definition, item);
  const known = new Map(choices.map((choice) => [choice.code, tell(choice.text)]));
  const order = codesOf(answers[item.code]).filter((code) => known.has(code));
  const { list, moved, move } = useMoving(props, order);
  const left = choices.filter(({ code }) => !order.includes(code));
  const place = moved ? order.indexOf(moved.code) + 1 : 0;
  const text = moved ? (known.get(moved.code) ?? '') : '';
  const said = place > 0 ? say('rank.place', { text, n: place }) : text && say('rank.none', { text });
  return (
    <fieldset ref={list} {...faultProps(props.faults, item.code)}>
      <QuestionLegend {...props} hint={say('rank.hint', { n: count })} />
      <FaultNote faults={props.faults} code={item.code} say={say} />
      <ol className="ranks" aria-label={say('rank.order')}>
        {order.map((code, index) => (
          <Ranked
            key={code}
            say={say}
            code={code}
            text={known.get(code) ?? ''}
            place={index + 1}
            of={order.length}
            onMove={move}
          />
        ))}
      </ol>
      {left.map((choice) => (
        <button
          key={choice.code}
          id={order.length === 0 && choice === left[0] ? item.code : undefined}
          type="button"
          className="choice unranked"
          data-code={choice.code}
          data-act="in"
          disabled={order.length >= count}
          aria-label={say('rank.in', { text: tell(choice.text), n: order.length + 1 })}
          onClick={() => move(choice.code, 'in')}
        >
          <span className="place" aria-hidden="true">
            +
          </span>
          <span>{tell(choice.text)}</span>
        </button>
      ))}
      <p className="unseen" role="status">
        {said}
      </p>
    </fieldset>
  );
}
