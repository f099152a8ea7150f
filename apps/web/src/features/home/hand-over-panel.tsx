import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { BulkResult, TimelineRow } from '@traccia/contracts';
import { useEffect, useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useBusinessNow } from '../../lib/me';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useHandOver, useOpenTasks } from './mutations';
import { TodoLine } from './todo-line';
import './home.css';

/** First what is open, then to whom; the new person is told by mail. */
export function HandOverPanel(props: {
  chosen: readonly TimelineRow[];
  onDone: (results: readonly BulkResult[]) => void;
  onClose: () => void;
}) {
  const t = useWords('home');
  const faults = useFieldFaults();
  const tasks = useOpenTasks();
  const handOver = useHandOver();
  const [toPersonId, setTo] = useState('');
  const [note, setNote] = useState('');
  const ids = props.chosen.map(({ id }) => id);
  const { mutate: load } = tasks;
  useEffect(() => load(props.chosen.map(({ id }) => id)), [load, props.chosen]);
  const body = { activityIds: ids, toPersonId, note: note.trim() || null };
  const act = () => handOver.mutate(body, { onSuccess: ({ results }) => props.onDone(results) });
  return (
    <section className="hand-over" aria-labelledby="hand-over">
      <h2 id="hand-over">{t('handover.title', { count: ids.length })}</h2>
      <p>{t('handover.text')}</p>
      <ResponsibleNow chosen={props.chosen} />
      <h3>{t('handover.tasks')}</h3>
      <OpenTasks query={tasks} onRetry={() => load(ids)} />
      <NativeSelect
        label={t('handover.to')}
        value={toPersonId}
        error={faults(handOver.error).toPersonId}
        data={[
          { value: '', label: t('handover.choose') },
          ...(tasks.data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Textarea
        label={t('handover.note')}
        description={t('handover.note_hint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemNote error={handOver.error} />
      <div className="acts">
        <Button disabled={toPersonId === ''} loading={handOver.isPending} onClick={act}>
          {t('handover.act', { count: ids.length })}
        </Button>
        <Button variant="subtle" onClick={props.onClose}>
          {t('handover.cancel')}
        </Button>
      </div>
    </section>
  );
}

function ResponsibleNow({ chosen }: { chosen: readonly TimelineRow[] }) {
  const t = useWords('home');
  const names = new Set(chosen.flatMap(({ responsible }) => responsible.map(({ name }) => name)));
  if (names.size === 0) return <p>{t('handover.nobody')}</p>;
  return <p>{t('handover.now', { names: [...names].join(', ') })}</p>;
}

function OpenTasks(props: { query: ReturnType<typeof useOpenTasks>; onRetry: () => void }) {
  const t = useWords('home');
  const now = useBusinessNow();
  const { data, error } = props.query;
  if (error) return <ProblemNote error={error} onRetry={props.onRetry} />;
  if (!data) return <p role="status">{t('handover.loading')}</p>;
  if (data.todos.length === 0) return <p>{t('handover.no_tasks')}</p>;
  return (
    <div className="todos">
      <ul>
        {data.todos.map((todo) => (
          <TodoLine key={`${todo.kind} ${todo.at} ${todo.link}`} todo={todo} now={now} />
        ))}
      </ul>
    </div>
  );
}
