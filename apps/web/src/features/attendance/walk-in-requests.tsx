import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadMore } from '../../components/load-more';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useDecideWalkIn } from './mutations';
import { attendanceQueries } from './queries';

/** People who scanned the code and are not on the list: a trainer says yes or no. Nothing while nobody asks. */
export function WalkInRequests({ activityId }: { activityId: string }) {
  const t = useWords('attendance');
  const format = useFormat();
  const query = useInfiniteQuery({ ...attendanceQueries.walkIns(activityId), refetchInterval: 15_000 });
  const decide = useDecideWalkIn(activityId);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="attendance-outbox" aria-labelledby="asking-title">
      <h3 id="asking-title">{t('walk_in.asking')}</h3>
      <ProblemNote error={decide.error} />
      {rows.map((row) => (
        <div className="line" key={row.id}>
          <p>
            <bdi>{`${row.givenName} ${row.familyName}`}</bdi>
            {row.organizationName && ` · ${row.organizationName}`} ·{' '}
            {t('session', { position: format.number(row.position) })} · {format.time(row.askedAt)}
          </p>
          <div className="room-acts">
            <Button
              onClick={() => decide.mutate({ walkInId: row.id, accept: true })}
              loading={decide.isPending}
            >
              {t('walk_in.accept')}
            </Button>
            <Button
              variant="default"
              onClick={() => decide.mutate({ walkInId: row.id, accept: false })}
              disabled={decide.isPending}
            >
              {t('walk_in.refuse')}
            </Button>
          </div>
        </div>
      ))}
      <LoadMore
        shown={rows.length}
        total={query.data?.pages[0]?.total}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </section>
  );
}
