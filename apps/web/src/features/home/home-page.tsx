import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, homeApi, Todo } from '@traccia/contracts';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useBusinessNow, useMay, useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { HomeBoardParts } from './home-board';
import { todosQuery } from './queries';
import { groupTodos } from './todo-groups';
import { TodoLine } from './todo-line';
import './home.css';
import './board.css';

type Home = AnswerOf<typeof homeApi.todos>;
const order = ['now', 'week', 'later', 'undated'] as const;

/** Whoever only takes part is shown one thing before all others. */
function NextThing({ todo, now }: { todo: Todo; now: string }) {
  const t = useWords('home');
  return (
    <section className="todos next-thing" aria-labelledby="next-thing">
      <h2 id="next-thing">{t('next')}</h2>
      <ul>
        <TodoLine todo={todo} now={now} />
      </ul>
    </section>
  );
}

function TodoParts({ home }: { home: Home }) {
  const takesPart = useMe()?.permissions.every((permission) => permission === 'signed-in');
  // A place that is offered stands above, with its answer.
  const todos = home.todos.filter(({ kind }) => kind !== 'offer.answer');
  const [first, ...others] = todos;
  if (!takesPart || !first) return <TodoList home={{ ...home, todos }} />;
  return (
    <>
      <NextThing todo={first} now={home.businessNow} />
      <TodoList home={{ ...home, todos: others }} />
    </>
  );
}

function TodoList({ home }: { home: Home }) {
  const t = useWords('home');
  const format = useFormat();
  const groups = groupTodos(home.todos, format.dayOf(home.businessNow), (at) => format.dayOf(at));
  const anyLate = groups.now.some((todo) => todo.late);
  return (
    <div className="todos">
      {order
        .filter((name) => groups[name].length > 0)
        .map((name) => (
          <section key={name}>
            <h2>
              {t(name === 'now' && !anyLate ? 'group.today' : `group.${name}`)}{' '}
              <span className="count">{groups[name].length}</span>
            </h2>
            <ul>
              {groups[name].map((todo) => (
                <TodoLine
                  key={`${todo.kind} ${todo.at} ${todo.link} ${JSON.stringify(todo.params)}`}
                  todo={todo}
                  now={home.businessNow}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

/** Where somebody with nothing to do may want to look. */
function FirstAct() {
  const t = useWords('home');
  const may = useMay();
  if (may('impact.read')) return <ButtonLink to="/impact">{t('empty.act_impact')}</ButtonLink>;
  if (may('activities.read'))
    return <ButtonLink to="/staff/activities">{t('empty.act_activities')}</ButtonLink>;
  return <ButtonLink to="/catalogue">{t('empty.act')}</ButtonLink>;
}

/** What waits for me, over all my roles, by date; before it, what can be done on the spot. */
export function HomePage({ children }: { children?: ReactNode }) {
  const t = useWords('home');
  const format = useFormat();
  const now = useBusinessNow();
  const query = useQuery(todosQuery);
  const late = query.data?.todos.filter((todo) => todo.late).length ?? 0;
  const summary =
    query.data && query.data.todos.length > 0
      ? [t('count', { count: query.data.todos.length }), late > 0 ? t('late', { count: late }) : '']
          .filter(Boolean)
          .join(' · ')
      : undefined;
  const day = format.day(format.dayOf(query.data?.businessNow ?? now));
  return (
    <PageFrame title={t('title', { day })} description={summary}>
      {children}
      <QueryState
        query={query}
        empty={{
          when: (home) => home.todos.length === 0,
          title: t('empty.title'),
          text: t('empty.text'),
          action: <FirstAct />,
        }}
      >
        {(home) => <TodoParts home={home} />}
      </QueryState>
      <HomeBoardParts />
    </PageFrame>
  );
}
