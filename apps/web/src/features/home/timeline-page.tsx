import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TimelineRow } from '@traccia/contracts';
import { useState } from 'react';
import { ButtonLink } from '../../components/link';
import { LoadMore } from '../../components/load-more';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useBusinessNow } from '../../lib/me';
import { useWords } from '../../lib/words';
import { timelineQuery } from './queries';
import { TimelineBulk } from './timeline-bulk';
import { TimelineFilters } from './timeline-filters';
import { TimelineGrid } from './timeline-grid';
import { TimelineList } from './timeline-list';
import { lastDayOf, monthsFrom } from './timeline-months';
import './timeline.css';

const page = getRouteApi('/signed-in/staff/staff/timeline');

/** All activities that I manage, side by side in time: when, what is missing, and acts on several at once. */
export function TimelinePage() {
  const t = useWords('home');
  const format = useFormat();
  const now = useBusinessNow();
  const { from, months: length, view, ...narrowed } = page.useSearch();
  const navigate = page.useNavigate();
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const months = monthsFrom(from ?? format.dayOf(now).slice(0, 7), Number(length ?? '12'));
  const window = { from: `${months[0]}-01`, to: lastDayOf(months.at(-1) ?? '') };
  const query = useInfiniteQuery(timelineQuery({ ...window, ...narrowed }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = query.data?.pages.flatMap((part) => part.rows) ?? [];
  const asList = view === undefined ? !wide : view === 'list';
  const toggle = (ids: readonly string[], on: boolean) =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const parts = { rows, months, chosen, onToggle: toggle };
  return (
    <PageFrame
      title={t('timeline.title')}
      description={t('timeline.description')}
      actions={
        <>
          <ButtonLink to="/staff/deputies" variant="default">
            {t('deputies.title')}
          </ButtonLink>
          <ButtonLink to="/staff/activities/new">{t('timeline.plan')}</ButtonLink>
        </>
      }
    >
      <TimelineFilters months={months} choices={query.data?.pages[0]?.choices ?? null} asList={asList} />
      <TimelineBulk chosen={rows.filter(({ id }) => chosen.has(id))} onClear={() => setChosen(new Set())} />
      <QueryState
        query={query}
        empty={{
          when: () => rows.length === 0,
          title: t('timeline.empty_title'),
          text: t('timeline.empty_text'),
          action: (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('timeline.clear')}
            </Button>
          ),
        }}
      >
        {({ pages }) => (
          <>
            {asList ? <TimelineList {...parts} /> : <TimelineGrid {...parts} today={pages[0]?.today ?? ''} />}
            <LoadMore
              shown={rows.length}
              total={pages[0]?.total}
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </>
        )}
      </QueryState>
    </PageFrame>
  );
}

export interface TimelineParts {
  rows: readonly TimelineRow[];
  /** As `YYYY-MM`. */
  months: readonly string[];
  chosen: ReadonlySet<string>;
  onToggle: (ids: readonly string[], on: boolean) => void;
}
