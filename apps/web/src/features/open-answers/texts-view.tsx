import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/empty-state';
import { LoadMore } from '../../components/load-more';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { openAnswersQueries, type TextFilters } from './queries';
import { TextCard } from './text-card';

/** The texts of a question, in an order that is nobody's. */
export function TextsView({ filters }: { filters: TextFilters }) {
  const t = useWords('open-answers');
  const format = useFormat();
  const query = useInfiniteQuery(openAnswersQueries.list(filters));
  const books = useQuery(openAnswersQueries.codebooks);
  const book = books.data?.rows.find(({ id }) => id === filters.codebookId) ?? null;
  return (
    <QueryState query={query} lines={8}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        const [first] = pages;
        if (first?.hidden)
          return (
            <EmptyState
              title={t(`hidden.${first.hidden}`)}
              text={t(`why.${first.hidden}`, { n: format.number(first.threshold) })}
            />
          );
        if (rows.length === 0) return <EmptyState title={t('no_text.title')} text={t('no_text.text')} />;
        return (
          <>
            <ul className="open-texts">
              {rows.map((text) => (
                <TextCard key={text.id} text={text} book={book} />
              ))}
            </ul>
            <LoadMore
              shown={rows.length}
              total={first?.total}
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
