import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../lib/words';
import { supervisorQueries } from './queries';

export interface Employer {
  id: string;
  name: string;
}

/** Where I work now, picked from the register; who is not in it is left open. */
export function NewEmployer(props: { picked: Employer | null; onPick: (employer: Employer | null) => void }) {
  const t = useWords('supervisors');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const { data } = useQuery(supervisorQueries.organizations(asked));
  const rows = asked.length >= 2 ? (data?.rows ?? []) : [];
  if (props.picked)
    return (
      <Group gap="sm">
        <Text>{t('employer.picked', { name: props.picked.name })}</Text>
        <Button variant="default" size="compact-sm" onClick={() => props.onPick(null)}>
          {t('employer.other')}
        </Button>
      </Group>
    );
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        label={t('employer.search')}
        description={t('employer.hint')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="employers" aria-label={t('employer.found')}>
        {rows.map(({ id, name }) => (
          <li key={id}>
            <Button variant="subtle" size="compact-sm" onClick={() => props.onPick({ id, name })}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {asked.length >= 2 && data?.rows.length === 0 && <Text size="sm">{t('employer.none')}</Text>}
    </Stack>
  );
}
