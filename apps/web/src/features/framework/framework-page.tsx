import { Button, Checkbox } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FrameworkEntry, FrameworkFamily } from '@traccia/contracts';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { TabNav } from '../../components/tab-nav';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useEntryColumns } from './entry-columns';
import { EntryForm, type WritableFamily } from './entry-form';
import { frameworkParts } from './framework-families';
import { FrameworkTabs } from './framework-tabs';
import { frameworkQueries } from './queries';
import { ReachShown } from './reach-shown';
import './framework.css';

const page = getRouteApi('/signed-in/staff/staff/framework');
const isWritable = (family: FrameworkFamily): family is WritableFamily => family !== 'standards';

/** The reference tables that courses and activities answer to. */
export function FrameworkPage() {
  const t = useWords('framework');
  const { part } = page.useSearch();
  return (
    <PageFrame title={t('framework.title')} description={t('framework.description')}>
      <FrameworkTabs current="/staff/framework" />
      <TabNav label={t('framework.title')}>
        {frameworkParts.map((each) => (
          <Link
            key={each}
            to="/staff/framework"
            search={{ part: each }}
            resetScroll={false}
            aria-current={each === part ? 'page' : undefined}
          >
            {each === 'reach' ? t('reach.title') : t(`family.${each}`)}
          </Link>
        ))}
      </TabNav>
      {part === 'reach' ? <Reach /> : <Entries key={part} family={part} />}
    </PageFrame>
  );
}

function Reach() {
  const t = useWords('framework');
  const query = useQuery(frameworkQueries.reach());
  return (
    <QueryState
      query={query}
      empty={{
        when: ({ rows }) => rows.length === 0,
        title: t('reach.empty_title'),
        text: t('reach.empty_text'),
      }}
    >
      {({ rows }) => <ReachShown rows={rows} />}
    </QueryState>
  );
}

function Entries({ family }: { family: FrameworkFamily }) {
  const t = useWords('framework');
  const may = useMay();
  const { search, edition, current, edit } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(frameworkQueries.entries({ family, search, edition, current }));
  const rows = query.data?.pages.flatMap((found) => found.rows) ?? [];
  const written = may('framework.manage') && isWritable(family) ? family : null;
  const open = (what: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, edit: what }), resetScroll: what !== undefined });
  const columns = useEntryColumns(family, written ? open : null);
  const filtered = [search, edition, current].some((value) => value !== undefined);
  return (
    <>
      {written && <Writing family={written} rows={rows} edit={edit} open={open} />}
      {family === 'standards' && <p className="hint">{t('standards.note')}</p>}
      <Filters editions={query.data?.pages[0]?.editions ?? []} withEditions={family !== 'standards'} />
      <PagedTable<FrameworkEntry>
        query={query}
        caption={t(`family.${family}`)}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('entries.empty_title'),
          text: t('entries.empty_text'),
          action: filtered && (
            <Button variant="default" onClick={() => void navigate({ search: { part: family } })}>
              {t('list.clear')}
            </Button>
          ),
        }}
      />
    </>
  );
}

/** The form above the table: a new line, a new edition of one, or a correction. */
function Writing(props: {
  family: WritableFamily;
  rows: readonly FrameworkEntry[];
  edit: string | undefined;
  open: (what: string | undefined) => void;
}) {
  const t = useWords('framework');
  const { edit, open } = props;
  const entry = props.rows.find(({ id }) => edit === id || edit === `new-${id}`) ?? null;
  if (edit === undefined || (edit !== 'new' && !entry))
    return (
      <Button mb="md" onClick={() => open('new')}>
        {t('entry.add')}
      </Button>
    );
  return (
    <EntryForm
      key={edit}
      family={props.family}
      entry={entry}
      asNew={edit.startsWith('new')}
      onDone={() => open(undefined)}
    />
  );
}

function Filters({ editions, withEditions }: { editions: readonly string[]; withEditions: boolean }) {
  const t = useWords('framework');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <FilterBar label={t('entries.search')}>
      <SearchField
        label={t('entries.search')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      {withEditions && (
        <FilterSelect
          label={t('col.edition')}
          any={t('entries.any_edition')}
          value={search.edition}
          options={editions.map((edition) => ({ value: edition, label: edition }))}
          onChange={(edition) => set({ edition })}
        />
      )}
      <Checkbox
        label={t('entries.current')}
        checked={search.current === 'yes'}
        onChange={(event) => set({ current: event.currentTarget.checked ? 'yes' : undefined })}
      />
    </FilterBar>
  );
}
