import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { transfersQueries } from './queries';

const page = getRouteApi('/signed-in/staff/staff/transfers/new');

/** One of hundreds of activities: found by what is typed, then chosen. */
export function ActivityField({ error }: { error: string | undefined }) {
  const t = useWords('transfers');
  const say = useLocalised();
  const { activity } = page.useSearch();
  const navigate = page.useNavigate();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const found = useQuery(transfersQueries.activities(search)).data?.rows ?? [];
  const { data: chosen } = useQuery(transfersQueries.activity(activity));
  const options = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <>
      <TextInput
        label={t('new.find_activity')}
        value={typed}
        maxLength={100}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <NativeSelect
        label={t('new.activity')}
        value={activity ?? ''}
        error={error}
        data={[
          { value: '', label: t('new.choose') },
          ...options.map(({ id, code, title }) => ({ value: id, label: `${code} · ${say(title)}` })),
        ]}
        onChange={({ currentTarget }) =>
          void navigate({
            search: (before) => ({ ...before, activity: currentTarget.value || undefined }),
            replace: true,
          })
        }
      />
    </>
  );
}
