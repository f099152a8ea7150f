import type { ReactNode } from 'react';
import { DataTable, type Column } from './data-table';
import { LoadMore } from './load-more';
import { QueryState } from './query-state';

interface Page<Row> {
  rows: readonly Row[];
  next: string | null;
  total: number | null;
}
/** The part of `useInfiniteQuery` this needs. */
interface PagedQuery<Row> {
  data: { pages: readonly Page<Row>[] } | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** A list page by page, with its loading, failed and empty state. */
export function PagedTable<Row>(props: {
  query: PagedQuery<Row>;
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  empty: { title: string; text?: ReactNode; action?: ReactNode };
}) {
  const { query } = props;
  return (
    <QueryState
      query={query}
      empty={{ when: ({ pages }) => pages.every(({ rows }) => rows.length === 0), ...props.empty }}
    >
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        return (
          <>
            <DataTable
              caption={props.caption}
              captionHidden
              columns={props.columns}
              rows={rows}
              rowKey={props.rowKey}
            />
            <LoadMore
              shown={rows.length}
              total={pages[0]?.total}
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </>
        );
      }}
    </QueryState>
  );
}
