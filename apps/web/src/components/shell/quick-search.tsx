import {
  createSpotlight,
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { homeApi } from '@traccia/contracts';
import { useEffect, useState } from 'react';
import { callApi } from '../../lib/api';
import { useFormat, useLocalised } from '../../lib/format';
import { useMe } from '../../lib/me';
import { placesFor } from '../../lib/places';
import { useWords } from '../../lib/words';
import { SearchIcon } from '../icons';

const [store, search] = createSpotlight();
export const showQuickSearch = search.open;

/** The return key opens what is marked; Spotlight marks as one types, but what is found comes later. */
function markFirst(): void {
  const lines = document.getElementById(store.getState().listId)?.querySelectorAll('[data-action]') ?? [];
  lines.forEach((line, i) =>
    i === 0 ? line.setAttribute('data-selected', 'true') : line.removeAttribute('data-selected'),
  );
  store.updateState((state) => ({ ...state, selected: lines.length > 0 ? 0 : -1 }));
}

const isoDay = /\b\d{4}-\d{2}-\d{2}\b/g;

const searchQuery = (search: string) =>
  queryOptions({
    queryKey: ['search', search],
    queryFn: ({ signal }) => callApi(homeApi.search, { query: { search }, signal }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });

function usePageActions(text: string): SpotlightActionData[] {
  const t = useWords('shell');
  const router = useRouter();
  const wanted = text.trim().toLocaleLowerCase();
  return [...placesFor(useMe()), { key: 'place.account' as const, to: '/account' }]
    .map((place) => ({ id: place.to, label: t(place.key), to: place.to }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
    .map(({ id, label, to }) => ({ id, label, onClick: () => void router.navigate({ to }) }));
}

/** ⌘K: pages by name, then activities, people, organizations and courses the reader may see. */
export function QuickSearch() {
  const t = useWords('shell');
  const say = useLocalised();
  const format = useFormat();
  const router = useRouter();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const { data } = useQuery(searchQuery(asked));
  const pages = usePageActions(text);
  useEffect(markFirst, [data]);
  const found = asked.length > 1 ? (data?.rows ?? []) : [];
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('search.found'),
      actions: found.map((row) => ({
        id: row.link,
        label: say(row.label),
        description: `${t(`kind.${row.kind}`)} · ${row.detail.replace(isoDay, (day) => format.day(day))}`,
        onClick: () => void router.navigate({ to: row.link }),
      })),
    },
    { group: t('search.pages'), actions: pages },
  ];
  return (
    <Spotlight
      store={store}
      actions={groups.filter((group) => group.actions.length > 0)}
      filter={(_, actions) => actions}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      nothingFound={t('search.nothing')}
      scrollable
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('search') } }}
      searchProps={{
        leftSection: <SearchIcon />,
        placeholder: t('search.placeholder'),
        'aria-label': t('search'),
      }}
    />
  );
}
