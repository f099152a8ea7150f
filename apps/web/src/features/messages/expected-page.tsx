import { useInfiniteQuery } from '@tanstack/react-query';
import type { ExpectedWave } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FactList } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { messagesQueries } from './queries';
import './messages.css';

const missingIn = ({ invitations, reminders }: ExpectedWave) => invitations.missing + reminders.missing;

/** Who should have been written to by now, wave by wave, and what became of it; what is missing is never left out. */
export function ExpectedPage() {
  const t = useWords('messages');
  const query = useInfiniteQuery(messagesQueries.expected);
  const columns = useColumns();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <PageFrame
      title={t('expected.title')}
      description={t('expected.text')}
      crumbs={[{ label: t('list.title'), to: '/staff/outbox' }]}
    >
      {rows.length > 0 && <Sum rows={rows} />}
      <PagedTable
        query={query}
        caption={t('expected.caption')}
        columns={columns}
        rowKey={({ waveId }) => waveId}
        empty={{ title: t('expected.empty_title'), text: t('expected.empty_text') }}
      />
    </PageFrame>
  );
}

/** Of the waves that are shown. */
function Sum({ rows }: { rows: readonly ExpectedWave[] }) {
  const t = useWords('messages');
  const format = useFormat();
  const sum = (of: 'expected' | 'sent' | 'waiting' | 'stopped' | 'missing') =>
    format.number(rows.reduce((total, row) => total + row.invitations[of] + row.reminders[of], 0));
  return (
    <FactList
      facts={[
        { name: t('expected.expected'), value: sum('expected') },
        { name: t('expected.sent'), value: sum('sent') },
        { name: t('expected.waiting'), value: sum('waiting') },
        { name: t('expected.stopped'), value: sum('stopped') },
        { name: t('expected.missing'), value: sum('missing') },
      ]}
    />
  );
}

function Reasons({ reasons }: Pick<ExpectedWave, 'reasons'>) {
  const t = useWords('messages');
  const format = useFormat();
  const given = Object.entries(reasons).toSorted(([, one], [, other]) => other - one);
  if (given.length === 0) return null;
  return (
    <ul className="mail-reasons">
      {given.map(([reason, count]) => (
        <li key={reason}>
          {format.number(count)} · {t.maybe(`reason.${reason}`, reason)}
        </li>
      ))}
    </ul>
  );
}

function useColumns(): Column<ExpectedWave>[] {
  const t = useWords('messages');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const both = (of: 'expected' | 'sent' | 'waiting') => (row: ExpectedWave) =>
    t('expected.both', {
      invitations: format.number(row.invitations[of]),
      reminders: format.number(row.reminders[of]),
    });
  return [
    {
      key: 'wave',
      header: t('expected.wave'),
      cell: (row) => (
        <>
          <TextLink to="/staff/outbox" search={{ wave: row.waveId }}>
            {codes(`wave_kind.${row.kind}`)} · <bdi>{row.code}</bdi>
          </TextLink>
          <span className="mail-under">
            {say(row.activityTitle)} · <bdi>{row.activityCode}</bdi>
          </span>
        </>
      ),
    },
    { key: 'expected', header: t('expected.expected'), cell: both('expected') },
    { key: 'sent', header: t('expected.sent'), cell: both('sent') },
    { key: 'waiting', header: t('expected.waiting'), cell: both('waiting') },
    {
      key: 'stopped',
      header: t('expected.stopped'),
      cell: (row) => (
        <>
          {format.number(row.invitations.stopped + row.reminders.stopped)}
          <Reasons reasons={row.reasons} />
        </>
      ),
    },
    {
      key: 'missing',
      header: t('expected.missing'),
      cell: (row) => (
        <StatusMark kind={missingIn(row) > 0 ? 'trouble' : 'done'}>
          {format.number(missingIn(row))}
        </StatusMark>
      ),
    },
  ];
}
