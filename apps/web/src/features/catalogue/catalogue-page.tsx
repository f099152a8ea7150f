import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { LoadMore } from '../../components/load-more';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useWords } from '../../lib/words';
import { CatalogueFilterBar } from './catalogue-filter-bar';
import { CatalogueTimetable } from './catalogue-timetable';
import { catalogueQuery } from './queries';

const route = getRouteApi('/catalogue');

/** A mended search says so: nobody should wonder where these activities come from. */
function SearchedFor({ typed, taken }: { typed: string | undefined; taken: string | null }) {
  const t = useWords('catalogue');
  if (!typed || !taken) return null;
  return (
    <p role="status" className="note">
      {t('searched_for', { words: taken, typed })}
    </p>
  );
}

/** What anybody can attend, by month, as a timetable. */
export function CataloguePage() {
  const t = useWords('catalogue');
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(catalogueQuery(filters));
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const clear = () => void navigate({ search: {} });
  const empty = filtered
    ? {
        title: t('empty.title'),
        text: t('empty.text'),
        action: (
          <Button variant="default" onClick={clear}>
            {t('filter.clear')}
          </Button>
        ),
      }
    : { title: t('bare.title'), text: t('bare.text') };
  return (
    <PageFrame title={t('title')} description={t('description')}>
      <CatalogueFilterBar
        filters={filters}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
        onClear={filtered ? clear : undefined}
      />
      <QueryState
        query={list}
        lines={9}
        empty={{ when: (data) => data.pages.every((page) => page.rows.length === 0), ...empty }}
      >
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          const [first] = data.pages;
          return (
            <>
              <SearchedFor typed={filters.search} taken={first?.mended ? first.searchedFor : null} />
              <CatalogueTimetable rows={rows} />
              <LoadMore
                shown={rows.length}
                total={first?.total}
                hasMore={list.hasNextPage}
                loading={list.isFetchingNextPage}
                onMore={() => void list.fetchNextPage()}
              />
            </>
          );
        }}
      </QueryState>
    </PageFrame>
  );
}
