import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { selectionApi, type SelectionCriterion } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import type { ApiProblem } from '../../lib/api';
import { checkBody } from '../../lib/check-body';
import { useWords } from '../../lib/words';
import { useSetCriteria } from './mutations';

interface Draft {
  id?: string;
  title: string;
  weight: number;
}

/** What the panel judges, with weights. Scores of a criterion that is taken away go with it. */
export function CriteriaPanel(props: {
  activityId: string;
  criteria: readonly SelectionCriterion[];
  onClose: () => void;
}) {
  const t = useWords('selection');
  const save = useSetCriteria(props.activityId);
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    props.criteria.length > 0 ? [...props.criteria] : [{ title: '', weight: 1 }],
  );
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const change = (at: number, changed: Partial<Draft>) =>
    setDrafts(drafts.map((draft, n) => (n === at ? { ...draft, ...changed } : draft)));
  const submit = () => {
    const body = { criteria: drafts.filter(({ title }) => title.trim() !== '') };
    const fault = checkBody(selectionApi.setCriteria, body);
    setRefused(fault);
    if (!fault) save.mutate(body, { onSuccess: props.onClose });
  };
  return (
    <section className="criteria" aria-labelledby="criteria-title">
      <h2 id="criteria-title">{t('criteria.title')}</h2>
      <p>{t('criteria.hint')}</p>
      {drafts.map((draft, at) => (
        <Line
          key={at}
          n={at + 1}
          draft={draft}
          onChange={(changed) => change(at, changed)}
          onRemove={() => setDrafts(drafts.filter((_, n) => n !== at))}
        />
      ))}
      <ProblemNote error={refused ?? save.error} />
      <Group mt="sm">
        <Button variant="default" onClick={() => setDrafts([...drafts, { title: '', weight: 1 }])}>
          {t('criteria.add')}
        </Button>
        <Button onClick={submit} loading={save.isPending}>
          {t('criteria.save')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('criteria.cancel')}
        </Button>
      </Group>
    </section>
  );
}

function Line(props: {
  n: number;
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
  onRemove: () => void;
}) {
  const t = useWords('selection');
  const { n, draft } = props;
  return (
    <Group align="end" gap="xs" mb="xs">
      <TextInput
        label={t('criteria.name', { n })}
        value={draft.title}
        maxLength={200}
        onChange={(event) => props.onChange({ title: event.currentTarget.value })}
      />
      <NumberInput
        label={t('criteria.weight', { n })}
        value={draft.weight}
        min={1}
        max={10}
        allowDecimal={false}
        w={100}
        onChange={(value) => props.onChange({ weight: Number(value) || 1 })}
      />
      <Button
        variant="default"
        aria-label={t('criteria.remove_named', { name: draft.title || String(n) })}
        onClick={props.onRemove}
      >
        {t('criteria.remove')}
      </Button>
    </Group>
  );
}
