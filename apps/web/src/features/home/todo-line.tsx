import { VisuallyHidden } from '@mantine/core';
import { defaultParseSearch } from '@tanstack/react-router';
import type { Todo } from '@traccia/contracts';
import { useId } from 'react';
import { TextLink } from '../../components/link';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
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

/** The day; where the hour counts, also the hour here and at the venue. */
function When({ todo, now }: { todo: Todo; now: string }) {
  const t = useWords('home');
  const format = useFormat();
  const { zone } = useLocale();
  if (!todo.at) return null;
  const day = todo.day ?? format.dayOf(todo.at);
  const today = format.dayOf(now);
  const elsewhere = todo.timeZone !== null && todo.timeZone !== zone;
  return (
    <time dateTime={todo.day ?? todo.at}>
      {day === today ? format.relativeDay(day, today) : format.shortDay(day)}
      {todo.timeZone && <span className="hour"> {format.time(todo.at)}</span>}
      {elsewhere && todo.timeZone && (
        <small>
          {t('time.there', {
            time: format.time(todo.at, todo.timeZone),
            place: format.zoneName(todo.timeZone),
          })}
        </small>
      )}
    </time>
  );
}

/** One thing to do: when, what, and the way there. */
export function TodoLine({ todo, now }: { todo: Todo; now: string }) {
  const t = useWords('home');
  const what = useId();
  const paramsOf = useTodoParams();
  const [path, query = ''] = todo.link.split('?');
  return (
    <li className={todo.late ? 'late' : undefined}>
      <span className="mark" aria-hidden="true">
        {todo.late ? '▲' : '○'}
      </span>
      <span className="when">
        {todo.late && <VisuallyHidden>{`${t('mark.late')} `}</VisuallyHidden>}
        <When todo={todo} now={now} />
      </span>
      <span className="what" id={what}>
        {t(todo.kind, paramsOf(todo.params))}
        {typeof todo.params.code === 'string' && <bdi className="code">{todo.params.code}</bdi>}
      </span>
      <TextLink
        className="act"
        aria-describedby={what}
        to={path as string}
        search={defaultParseSearch(query) as never}
      >
        {t(`act.${todo.kind}`)}
      </TextLink>
    </li>
  );
}
