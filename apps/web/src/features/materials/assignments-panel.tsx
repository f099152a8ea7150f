import { Button, Checkbox, Group, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AssignmentRow } from '@traccia/contracts';
import { useState, type FormEvent } from 'react';
import { EmptyState } from '../../components/empty-state';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { MarkingList } from './marking-list';
import { useSetAssignment } from './mutations';
import { materialsQueries } from './queries';

/** What is to be handed in, and what waits to be marked. */
export function AssignmentsPanel({ activityId }: { activityId: string }) {
  const t = useWords('materials');
  const query = useQuery(materialsQueries.assignments(activityId));
  const [adding, setAdding] = useState(false);
  return (
    <section className="materials-panel">
      <h2>{t('assignments')}</h2>
      <QueryState query={query}>
        {({ rows }) => (
          <>
            {rows.length === 0 && !adding && (
              <EmptyState title={t('assignment.none')} text={t('assignment.none_text')} />
            )}
            {rows
              .filter(({ deleted }) => !deleted)
              .map((row) => (
                <AssignmentLine key={row.id} row={row} activityId={activityId} />
              ))}
          </>
        )}
      </QueryState>
      {adding ? (
        <AssignmentForm activityId={activityId} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('assignment.add')}
          </Button>
        </div>
      )}
    </section>
  );
}

function AssignmentLine({ row, activityId }: { row: AssignmentRow; activityId: string }) {
  const t = useWords('materials');
  const say = useLocalised();
  const format = useFormat();
  const [open, setOpen] = useState<'marks' | 'form' | null>(null);
  const toggle = (what: 'marks' | 'form') => setOpen(open === what ? null : what);
  return (
    <div className="materials-module">
      <h3>{say(row.title)}</h3>
      <p className="later">
        {row.dueOn && `${t('due', { day: format.day(row.dueOn) })} · `}
        {row.requiredForCertificate && `${t('required')} · `}
        {t('counts', { toMark: row.toMark, passed: row.passed, notYet: row.notYet })}
      </p>
      <Group gap="xs">
        <Button variant="default" aria-expanded={open === 'marks'} onClick={() => toggle('marks')}>
          {t('mark.open', { count: row.toMark })}
        </Button>
        <Button variant="default" aria-expanded={open === 'form'} onClick={() => toggle('form')}>
          {t('assignment.edit')}
        </Button>
      </Group>
      {open === 'marks' && <MarkingList assignmentId={row.id} />}
      {open === 'form' && (
        <AssignmentForm key={row.version} activityId={activityId} row={row} onDone={() => setOpen(null)} />
      )}
    </div>
  );
}

function AssignmentForm(props: { activityId: string; row?: AssignmentRow; onDone: () => void }) {
  const t = useWords('materials');
  const { locale } = useLocale();
  const { row } = props;
  const set = useSetAssignment(props.activityId);
  const [title, setTitle] = useState(row?.title[locale] ?? '');
  const [instructions, setInstructions] = useState(row?.instructions[locale] ?? '');
  const [dueOn, setDueOn] = useState(row?.dueOn ?? '');
  const [required, setRequired] = useState(row?.requiredForCertificate ?? false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      title: { ...row?.title, [locale]: title },
      instructions: { ...row?.instructions, [locale]: instructions },
      dueOn: dueOn === '' ? null : dueOn,
      requiredForCertificate: required,
    };
    set.mutate({ ...(row && { id: row.id, version: row.version }), body }, { onSuccess: props.onDone });
  };
  return (
    <form className="form-part" onSubmit={save}>
      <TextInput
        label={t('assignment.title')}
        value={title}
        required
        maxLength={200}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Textarea
        label={t('assignment.instructions')}
        description={t('assignment.markdown')}
        value={instructions}
        autosize
        minRows={5}
        maxLength={20_000}
        onChange={({ currentTarget }) => setInstructions(currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('assignment.due')}
        description={t('assignment.late_rule')}
        value={dueOn}
        onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
      />
      <Checkbox
        label={t('assignment.required')}
        checked={required}
        onChange={({ currentTarget }) => setRequired(currentTarget.checked)}
      />
      <ProblemNote error={set.error} />
      <FormActs pending={set.isPending} onCancel={props.onDone} />
    </form>
  );
}

function FormActs({ pending, onCancel }: { pending: boolean; onCancel: () => void }) {
  const t = useWords('shell');
  return (
    <Group>
      <Button type="submit" loading={pending}>
        {t('save')}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </Group>
  );
}
