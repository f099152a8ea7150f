import { VisuallyHidden } from '@mantine/core';
import type { Todo } from '@traccia/contracts';
import { useId } from 'react';
import { TextLink } from '../../components/link';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords, type WordParams } from '../../lib/words';

/** Titles in the reader's language, codes as words; numbers and names as they are. */
function useTodoParams(): (params: Todo['params']) => WordParams {
  const codes = useWords('codes');
  const say = useLocalised();
  return (params) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => {
        if (typeof value === 'object') return [name, say(value)];
        if (name === 'wave') return [name, codes.maybe(`wave_kind.${value}`, String(value))];
        if (name === 'status') return [name, codes.maybe(`activity_status.${value}`, String(value))];
        return [name, value];
      }),
    );
}

/** One thing to do: when, what, and the way there. */
export function TodoLine({ todo, now }: { todo: Todo; now: string }) {
  const t = useWords('home');
  const format = useFormat();
  const what = useId();
  const paramsOf = useTodoParams();
  const day = todo.at && format.dayOf(todo.at);
  const today = format.dayOf(now);
  return (
    <li className={todo.late ? 'late' : undefined}>
      <span className="mark" aria-hidden="true">
        {todo.late ? '▲' : '○'}
      </span>
      <span className="when">
        {todo.late && <VisuallyHidden>{`${t('mark.late')} `}</VisuallyHidden>}
        {day && todo.at && (
          <time dateTime={todo.at}>
            {day === today ? format.relativeDay(day, today) : format.shortDay(day)}
          </time>
        )}
      </span>
      <span className="what" id={what}>
        {t(todo.kind, paramsOf(todo.params))}
      </span>
      <TextLink className="act" aria-describedby={what} to={todo.link as string}>
        {t(`act.${todo.kind}`)}
      </TextLink>
    </li>
  );
}
