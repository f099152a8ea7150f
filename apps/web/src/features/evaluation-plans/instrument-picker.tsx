import { Button, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { InstrumentEntry } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { planQueries } from './queries';

/** A questionnaire or test by search, with its state. */
export function InstrumentPicker(props: { label: string; onPick: (instrument: InstrumentEntry) => void }) {
  const t = useWords('evaluation-plans');
  const format = useFormat();
  const say = useLocalised();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const query = useQuery(planQueries.instruments(asked));
  const state = ({ published, archivedAt }: InstrumentEntry) => {
    if (archivedAt) return t('instrument.archived');
    return published
      ? t('instrument.published', { number: format.number(published.number) })
      : t('instrument.unpublished');
  };
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        label={props.label}
        description={t('instrument.hint')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemNote error={query.error} />
      <ul className="plan-choices" aria-label={t('instrument.found')}>
        {(query.data?.rows ?? []).map((row) => (
          <li key={row.id}>
            <Button variant="subtle" size="compact-sm" onClick={() => props.onPick(row)}>
              {say(row.title)} · {state(row)}
            </Button>
          </li>
        ))}
      </ul>
      {query.data?.rows.length === 0 && <p>{t('instrument.none')}</p>}
    </Stack>
  );
}
