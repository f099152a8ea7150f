import { useInfiniteQuery } from '@tanstack/react-query';
import type { MessageRow } from '@traccia/contracts';
import { TextLink } from '../../components/link';
import { LoadMore } from '../../components/load-more';
import { QueryState } from '../../components/query-state';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { peopleQueries } from './queries';

const shapes: Record<MessageRow['state'], StatusKind> = {
  planned: 'planned',
  sending: 'running',
  sent: 'done',
  suppressed: 'off',
  bounced: 'trouble',
  cancelled: 'off',
  review: 'trouble',
  dead: 'trouble',
};

/** Mail to one person, as far as the reader sees it in the Outbox; what came back is marked. */
export function PersonMail({ personId }: { personId: string }) {
  const t = useWords('people');
  const query = useInfiniteQuery(peopleQueries.mail(personId));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="person-mail">
      <h2 id="person-mail">{t('mail.title')}</h2>
      <p className="hint">{t('mail.which')}</p>
      <QueryState query={query} lines={3}>
        {({ pages }) =>
          rows.length === 0 ? (
            <p>{t('mail.empty')}</p>
          ) : (
            <>
              <ul className="person-lines">
                {rows.map((row) => (
                  <MailLine key={row.id} row={row} />
                ))}
              </ul>
              <LoadMore
                shown={rows.length}
                total={pages[0]?.total}
                hasMore={query.hasNextPage}
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </>
          )
        }
      </QueryState>
    </section>
  );
}

function MailLine({ row }: { row: MessageRow }) {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  const at = row.sentAt ?? row.dueAt;
  return (
    <li>
      <TextLink to="/staff/outbox/$messageId" params={{ messageId: row.id }}>
        {codes.maybe(`message_kind.${row.kind}`, row.kind)}
      </TextLink>{' '}
      <small>
        <StatusMark kind={shapes[row.state]}>{codes(`message_state.${row.state}`)}</StatusMark> ·{' '}
        <time dateTime={at}>{format.instant(at)}</time>
        {row.activityCode && (
          <>
            {' · '}
            <bdi>{row.activityCode}</bdi>
          </>
        )}
        {row.replies > 0 && <> · {t('mail.replies', { count: row.replies })}</>}
      </small>
    </li>
  );
}
