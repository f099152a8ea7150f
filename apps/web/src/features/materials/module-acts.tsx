import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import type { MaterialOutline } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords, type Say } from '../../lib/words';
import { useMove, useRemove, useUpdateModule } from './mutations';

type Module = MaterialOutline['modules'][number];

/** The head of a module: its title, from when it is seen, and its place. */
export function ModuleActs({ module }: { module: Module; startsOn: string }) {
  const t = useWords('materials');
  const say = useLocalised();
  const move = useMove();
  const remove = useRemove();
  const [editing, setEditing] = useState(false);
  const title = say(module.title);
  const button = { variant: 'default', size: 'compact-sm' } as const;
  const order = (direction: 'up' | 'down') => move.mutate({ kind: 'module', id: module.id, direction });
  const set = (deleted: boolean) => remove.mutate({ kind: 'module', id: module.id, deleted });
  if (module.deleted)
    return (
      <Group justify="space-between">
        <h2 className="away">{title}</h2>
        <Button {...button} onClick={() => set(false)}>
          {t('bring_back', { title })}
        </Button>
      </Group>
    );
  return (
    <>
      <Group justify="space-between">
        <h2>{title}</h2>
        <span className="acts">
          <Button {...button} onClick={() => setEditing(!editing)} aria-expanded={editing}>
            {t('module.edit')}
          </Button>
          <Button {...button} aria-label={t('up', { title })} onClick={() => order('up')}>
            ↑
          </Button>
          <Button {...button} aria-label={t('down', { title })} onClick={() => order('down')}>
            ↓
          </Button>
          <Button {...button} aria-label={t('take_away', { title })} onClick={() => set(true)}>
            ✕
          </Button>
        </span>
      </Group>
      {module.visibleFromDays !== null && <p className="later">{visibleFrom(t, module.visibleFromDays)}</p>}
      {editing && <EditModule key={module.version} module={module} onDone={() => setEditing(false)} />}
    </>
  );
}

/** Counted from the first day; before it in words of its own. */
function visibleFrom(t: Say<'materials'>, days: number): string {
  if (days === 0) return t('visible.first_day');
  return days > 0 ? t('visible.from', { count: days }) : t('visible.before', { count: -days });
}

function EditModule({ module, onDone }: { module: Module; onDone: () => void }) {
  const t = useWords('materials');
  const tShell = useWords('shell');
  const { locale } = useLocale();
  const update = useUpdateModule();
  const [title, setTitle] = useState(module.title[locale] ?? '');
  const [days, setDays] = useState<number | string>(module.visibleFromDays ?? '');
  const save = () =>
    update.mutate(
      {
        id: module.id,
        title: { ...module.title, [locale]: title },
        visibleFromDays: typeof days === 'number' ? days : null,
        version: module.version,
      },
      { onSuccess: onDone },
    );
  return (
    <Group align="end" mb="md">
      <TextInput
        label={t('module.title')}
        value={title}
        maxLength={200}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <NumberInput
        label={t('visible.label')}
        description={t('visible.hint')}
        value={days}
        min={-365}
        max={365}
        allowDecimal={false}
        onChange={setDays}
      />
      <Button onClick={save} loading={update.isPending}>
        {tShell('save')}
      </Button>
      <ProblemNote error={update.error} />
    </Group>
  );
}
