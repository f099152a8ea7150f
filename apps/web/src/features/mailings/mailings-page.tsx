import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mailingStates, type MailingEntry } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { MailingStateMark } from './mailing-words';
import { mailingsQueries } from './queries';

const page = getRouteApi('/signed-in/staff/staff/mailings');

/** Messages to groups: drafts, those that wait for their time, and what has left. */
export function MailingsPage() {
  const t = useWords('mailings');
  const mayWrite = useMay()('messages.manage');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(mailingsQueries.list({ search: search.search, state: search.state }));
  const columns = useColumns();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const filtered = search.search !== undefined || search.state !== undefined;
  return (
    <PageFrame
      title={t('title')}
      description={t('list.description')}
      actions={mayWrite && <ButtonLink to="/staff/mailings/new">{t('list.write')}</ButtonLink>}
    >
      <FilterBar label={t('list.search')}>
        <SearchField
          label={t('list.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('list.state')}
          any={t('list.any_state')}
          value={search.state}
          options={mailingStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          onChange={(value) => set({ state: mailingStates.find((state) => state === value) })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t(filtered ? 'list.none_title' : 'list.empty_title'),
          text: t(filtered ? 'list.none_text' : 'list.empty_text'),
          action: filtered ? (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('list.clear')}
            </Button>
          ) : (
            mayWrite && <ButtonLink to="/staff/mailings/new">{t('list.write')}</ButtonLink>
          ),
        }}
      />
    </PageFrame>
  );
}

function useColumns(): Column<MailingEntry>[] {
  const t = useWords('mailings');
  const format = useFormat();
  return [
    {
      key: 'subject',
      header: t('col.subject'),
      cell: (row) => (
        <TextLink to="/staff/mailings/$mailingId" params={{ mailingId: row.id }}>
          {row.subject ? <bdi>{row.subject}</bdi> : t('untitled')}
        </TextLink>
      ),
    },
    { key: 'activity', header: t('col.activity'), cell: (row) => <bdi>{row.activityCode ?? '–'}</bdi> },
    { key: 'state', header: t('col.state'), cell: (row) => <MailingStateMark state={row.state} /> },
    { key: 'at', header: t('col.at'), cell: (row) => (row.sendAt ? format.instant(row.sendAt) : '–') },
    {
      key: 'recipients',
      header: t('col.recipients'),
      numeric: true,
      cell: (row) => (row.recipients === null ? '–' : format.number(row.recipients)),
    },
    { key: 'author', header: t('col.author'), cell: (row) => row.authorName },
  ];
}
