import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { messageChannels, messageKinds, messageStates, type MessageRow } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { TabNav } from '../../components/tab-nav';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { LedgerLinks } from './ledger-links';
import { MessageStateMark, useKindText, useReasonText } from './message-words';
import { messagesQueries } from './queries';
import './messages.css';

const page = getRouteApi('/signed-in/staff/staff/outbox');

/** Every message, its state and why. */
export function OutboxPage() {
  const t = useWords('messages');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const filters = {
    search: search.search,
    state: search.state,
    kind: search.kind,
    channel: search.channel,
    activityId: search.activity,
    waveId: search.wave,
    from: search.from,
    to: search.to,
  };
  const query = useInfiniteQuery(messagesQueries.list(filters));
  const columns = useColumns();
  return (
    <PageFrame title={t('list.title')} description={t('list.description')}>
      <StateTabs counts={query.data?.pages[0]?.counts ?? {}} />
      <Filters />
      <LedgerLinks filters={filters} />
      <PagedTable
        query={query}
        caption={t('list.caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('list.empty_title'),
          text: t('list.empty_text'),
          action: (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('list.clear')}
            </Button>
          ),
        }}
      />
    </PageFrame>
  );
}

/** How many mails stand in each state; each count is a filter. */
function StateTabs({ counts }: { counts: Record<string, number> }) {
  const t = useWords('messages');
  const codes = useWords('codes');
  const format = useFormat();
  const { state: current } = page.useSearch();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const states = messageStates.filter((state) => state === current || (counts[state] ?? 0) > 0);
  const tabs = [
    { state: undefined, label: t('list.all'), count: total },
    ...states.map((state) => ({
      state,
      label: codes(`message_state.${state}`),
      count: counts[state] ?? 0,
    })),
  ];
  return (
    <TabNav label={t('list.states')}>
      {tabs.map((tab) => (
        <Link
          key={tab.state ?? 'all'}
          from="/staff/outbox"
          to="."
          search={(before) => ({ ...before, state: tab.state })}
          replace
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={tab.state === current ? 'page' : undefined}
        >
          {tab.label}
          <span className="count">{format.number(tab.count)}</span>
        </Link>
      ))}
    </TabNav>
  );
}

function Filters() {
  const t = useWords('messages');
  const codes = useWords('codes');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <>
      <FilterBar label={t('list.search')}>
        <SearchField
          label={t('list.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('list.kind')}
          any={t('list.any_kind')}
          value={search.kind}
          options={Object.keys(messageKinds).map((kind) => ({
            value: kind,
            label: codes.maybe(`message_kind.${kind}`, kind),
          }))}
          onChange={(kind) => set({ kind })}
        />
        <FilterSelect
          label={t('list.channel')}
          any={t('list.any_channel')}
          value={search.channel}
          options={messageChannels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
          onChange={(value) => set({ channel: messageChannels.find((known) => known === value) })}
        />
        <TextInput
          type="date"
          label={t('list.from')}
          value={search.from ?? ''}
          max={search.to}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={t('list.to')}
          value={search.to ?? ''}
          min={search.from}
          onChange={(event) => set({ to: event.currentTarget.value || undefined })}
        />
      </FilterBar>
      <NarrowedNote />
    </>
  );
}

/** Says that only one activity or wave is shown, with the way out of it. */
function NarrowedNote() {
  const t = useWords('messages');
  const { activity, wave } = page.useSearch();
  const navigate = page.useNavigate();
  if (!(activity ?? wave)) return null;
  const leave = () =>
    void navigate({
      search: (before) => ({ ...before, activity: undefined, wave: undefined }),
      replace: true,
    });
  return (
    <p className="mail-one-activity">
      {t(wave ? 'list.one_wave' : 'list.one_activity')}{' '}
      <Button variant="subtle" size="compact-sm" onClick={leave}>
        {t('list.every_activity')}
      </Button>
    </p>
  );
}

function useColumns(): Column<MessageRow>[] {
  const t = useWords('messages');
  const kindText = useKindText();
  const reasonText = useReasonText();
  return [
    {
      key: 'kind',
      header: t('col.kind'),
      cell: (row) => (
        <TextLink to="/staff/outbox/$messageId" params={{ messageId: row.id }}>
          {kindText(row)}
        </TextLink>
      ),
    },
    {
      key: 'to',
      header: t('col.to'),
      cell: (row) => (
        <>
          {row.recipientName ?? '–'}
          {row.recipientAddress && (
            <span className="mail-under">
              <bdi>{row.recipientAddress}</bdi>
            </span>
          )}
        </>
      ),
    },
    { key: 'activity', header: t('col.activity'), cell: (row) => <bdi>{row.activityCode ?? '–'}</bdi> },
    {
      key: 'state',
      header: t('col.state'),
      cell: (row) => (
        <>
          <MessageStateMark state={row.state} />
          {reasonText(row) && <span className="mail-under">{reasonText(row)}</span>}
        </>
      ),
    },
    { key: 'due', header: t('col.due'), cell: (row) => <Instant iso={row.dueAt} /> },
    { key: 'sent', header: t('col.sent'), cell: (row) => <Instant iso={row.sentAt} /> },
  ];
}

function Instant({ iso }: { iso: string | null }) {
  const format = useFormat();
  return iso ? <span className="mail-instant">{format.instant(iso)}</span> : '–';
}
