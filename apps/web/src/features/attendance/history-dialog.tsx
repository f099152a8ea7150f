import { Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, attendanceApi, RoomRow } from '@traccia/contracts';
import { LoadMore } from '../../components/load-more';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useReturnFocus } from '../../lib/use-return-focus';
import { useWords } from '../../lib/words';
import { attendanceQueries } from './queries';

type Event = AnswerOf<typeof attendanceApi.history>['rows'][number];

/** Every mark of one person in one session that was ever made, with who made it and why. */
export function HistoryDialog(props: {
  activityId: string;
  position: number;
  person: RoomRow;
  onClose: () => void;
}) {
  useReturnFocus();
  const t = useWords('attendance');
  const { person } = props;
  const name = `${person.givenName} ${person.familyName}`;
  const query = useInfiniteQuery(
    attendanceQueries.history(props.activityId, person.enrolmentId, props.position),
  );
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('history.of', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <QueryState
        query={query}
        empty={{
          when: ({ pages }) => pages.every(({ rows }) => rows.length === 0),
          title: t('history.empty'),
        }}
      >
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              <ol className="attendance-history">
                {rows.map((event) => (
                  <HistoryLine key={event.id} event={event} />
                ))}
              </ol>
              <LoadMore
                shown={rows.length}
                total={null}
                hasMore={query.hasNextPage}
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </>
          );
        }}
      </QueryState>
    </Modal>
  );
}

function HistoryLine({ event }: { event: Event }) {
  const t = useWords('attendance');
  const codes = useWords('codes');
  const format = useFormat();
  return (
    <li>
      <p>
        {event.from && event.held
          ? t('history.change', {
              from: codes(`attendance.${event.from}`),
              to: codes(`attendance.${event.to}`),
            })
          : codes(`attendance.${event.to}`)}
        {!event.held && <strong> {t('history.lost')}</strong>}
      </p>
      <p className="when">
        {format.list([event.by ?? t('history.somebody'), t(`source.${event.source}`)])} ·{' '}
        {format.instant(event.markedAt)}
      </p>
      {event.reason && <p className="reason">{t('history.reason', { reason: event.reason })}</p>}
    </li>
  );
}
