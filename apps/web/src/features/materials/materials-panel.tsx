import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { locales, type Activity, type MaterialOutline } from '@traccia/contracts';
import { useState, type FormEvent } from 'react';
import { EmptyState } from '../../components/empty-state';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { AssignmentsPanel } from './assignments-panel';
import { ModuleActs } from './module-acts';
import { useCreateModule, useCreatePage, useMove, useRemove } from './mutations';
import { PageEditor } from './page-editor';
import { materialsQueries } from './queries';
import './materials.css';

type Module = MaterialOutline['modules'][number];

/** What trainers write: the outline, one page being written, or the assignments below. */
export function MaterialsPanel({ activity }: { activity: Activity }) {
  const { page } = useSearch({ strict: false }) as { page?: string };
  return page ? (
    <PageEditor key={page} pageId={page} activityId={activity.id} />
  ) : (
    <Outline activity={activity} />
  );
}

function Outline({ activity }: { activity: Activity }) {
  const t = useWords('materials');
  const query = useQuery(materialsQueries.outline(activity.id));
  return (
    <div className="materials-panel">
      <QueryState query={query}>
        {({ modules }) => (
          <>
            {modules.length === 0 && <EmptyState title={t('author.empty')} text={t('author.empty_text')} />}
            {modules.map((module) => (
              <ModuleOutline
                key={module.id}
                module={module}
                activityId={activity.id}
                startsOn={activity.startsOn}
              />
            ))}
            <NewModule activityId={activity.id} />
          </>
        )}
      </QueryState>
      <AssignmentsPanel activityId={activity.id} />
    </div>
  );
}

function NewModule({ activityId }: { activityId: string }) {
  const t = useWords('materials');
  const create = useCreateModule(activityId);
  return (
    <NewTitle label={t('module.new')} act={t('module.add')} onAdd={create.mutateAsync} error={create.error} />
  );
}

/** A title in the language one works in, and the button that adds it. */
function NewTitle(props: {
  label: string;
  act: string;
  onAdd: (title: Partial<Record<string, string>>) => Promise<unknown>;
  error: unknown;
}) {
  const { locale } = useLocale();
  const [title, setTitle] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    // A refused title stays to be mended; the problem is shown below it.
    await props.onAdd({ [locale]: title }).then(
      () => setTitle(''),
      () => undefined,
    );
  };
  return (
    <form onSubmit={(event) => void add(event)}>
      <Group align="end" gap="xs">
        <TextInput
          label={props.label}
          value={title}
          maxLength={200}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={title.trim() === ''}>
          {props.act}
        </Button>
      </Group>
      <ProblemNote error={props.error} />
    </form>
  );
}

function ModuleOutline(props: { module: Module; activityId: string; startsOn: string }) {
  const { module, activityId, startsOn } = props;
  const t = useWords('materials');
  const create = useCreatePage();
  return (
    <section className="materials-module">
      <ModuleActs module={module} startsOn={startsOn} />
      {!module.deleted && (
        <>
          <ol>
            {module.pages.map((page) => (
              <PageLine key={page.id} page={page} activityId={activityId} />
            ))}
          </ol>
          <NewTitle
            label={t('page.new')}
            act={t('page.add')}
            onAdd={(title) => create.mutateAsync({ moduleId: module.id, title })}
            error={create.error}
          />
        </>
      )}
    </section>
  );
}

function PageLine({ page, activityId }: { page: Module['pages'][number]; activityId: string }) {
  const t = useWords('materials');
  const say = useLocalised();
  const format = useFormat();
  const move = useMove();
  const remove = useRemove();
  const title = say(page.title);
  const missing = locales.filter((locale) => !page.languages.includes(locale));
  const names = (codes: readonly string[]) => format.list(codes.map((code) => format.languageName(code)));
  if (page.deleted)
    return (
      <li>
        <span className="away">{title}</span>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => remove.mutate({ kind: 'page', id: page.id, deleted: false })}
        >
          {t('bring_back', { title })}
        </Button>
      </li>
    );
  return (
    <li>
      <span>
        <Link
          to="/staff/activities/$activityId"
          params={{ activityId }}
          search={{ tab: 'materials', page: page.id }}
        >
          {title}
        </Link>
        <span className="size">
          {page.languages.length > 0 && t('languages.there', { languages: names(page.languages) })}
          {missing.length > 0 && ` ${t('languages.missing', { languages: names(missing) })}`}
        </span>
      </span>
      <OrderActs
        title={title}
        onMove={(direction) => move.mutate({ kind: 'page', id: page.id, direction })}
        onRemove={() => remove.mutate({ kind: 'page', id: page.id, deleted: true })}
      />
    </li>
  );
}

function OrderActs(props: { title: string; onMove: (to: 'up' | 'down') => void; onRemove: () => void }) {
  const t = useWords('materials');
  const { title } = props;
  const button = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <span className="acts">
      <Button {...button} aria-label={t('up', { title })} onClick={() => props.onMove('up')}>
        ↑
      </Button>
      <Button {...button} aria-label={t('down', { title })} onClick={() => props.onMove('down')}>
        ↓
      </Button>
      <Button {...button} aria-label={t('take_away', { title })} onClick={props.onRemove}>
        ✕
      </Button>
    </span>
  );
}
