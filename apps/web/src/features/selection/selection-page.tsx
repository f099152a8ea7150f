import { Button, Group } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { constituentGroups, type BoardHead, type BoardRow } from '@traccia/contracts';
import { useCallback, useState, type ComponentProps } from 'react';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { LoadMore } from '../../components/load-more';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ApplicantPanel } from './applicant-panel';
import { BalancePanel } from './balance-panel';
import { BoardTable } from './board-table';
import { CriteriaPanel } from './criteria-panel';
import { DecisionBar } from './decision-bar';
import { LettersPanel } from './letters-panel';
import { selectionQueries } from './queries';
import { useNearEnd } from './use-near-end';
import './selection.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId/selection');

/** Choose with open eyes: applicants on one side, what they would be together on the other. */
export function SelectionPage() {
  const t = useWords('selection');
  const say = useLocalised();
  const format = useFormat();
  const { activityId } = page.useParams();
  const query = useQuery(selectionQueries.head(activityId));
  const head = query.data;
  return (
    <PageFrame
      title={head ? t('page.title', { activity: say(head.title) }) : t('title')}
      description={
        head && (
          <>
            <bdi>{head.code}</bdi> · {format.dayRange(head.startsOn, head.endsOn)} · <Places head={head} />
          </>
        )
      }
      crumbs={[
        { label: t('crumb.activities'), to: '/staff/activities' },
        { label: head?.code ?? '…', to: '/staff/activities/$activityId', params: { activityId } },
      ]}
    >
      <QueryState query={query} lines={12}>
        {(found) => <Board head={found} />}
      </QueryState>
    </PageFrame>
  );
}

function Places({ head }: { head: BoardHead }) {
  const t = useWords('selection');
  const parts = [
    t('page.applicants', { count: head.facts.length }),
    ...(head.capacity === null ? [] : [t('page.places', { count: head.capacity })]),
    ...(head.reservePlaces === null ? [] : [t('page.reserve', { count: head.reservePlaces })]),
    ...(head.enrolled > 0 ? [t('page.enrolled', { count: head.enrolled })] : []),
    ...(head.offersOpen > 0 ? [t('page.offers', { count: head.offersOpen })] : []),
  ];
  return <>{parts.join(' · ')}</>;
}

function useTicks() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // The same act at every drawing: a row is drawn again only when it has changed itself.
  const tick = useCallback(
    (id: string) =>
      setTicked((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  return { ticked, tick, untick: () => setTicked(new Set()) };
}

/** Opens an applicant beside, or closes who is open; the same act at every drawing. */
function useOpening(): (id: string) => void {
  const navigate = page.useNavigate();
  return useCallback(
    (id: string) =>
      void navigate({
        search: (before) => ({ ...before, applicant: before.applicant === id ? undefined : id }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
}

function Board({ head }: { head: BoardHead }) {
  const t = useWords('selection');
  const may = useMay();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const { ticked, tick, untick } = useTicks();
  const list = useInfiniteQuery(selectionQueries.board(head.activityId, filtersOf(search)));
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const open = useOpening();
  const close = () => set({ panel: undefined });
  return (
    <div className="selection">
      <div className="list">
        {may('admissions.manage') && (
          <Acts
            head={head}
            ids={orderOf(head, list.data?.pages.flatMap(({ rows }) => rows) ?? [], ticked)}
            onDone={untick}
            onPanel={(panel) => set({ panel })}
          />
        )}
        {search.panel === 'letters' && <LettersPanel activityId={head.activityId} onClose={close} />}
        {search.panel === 'criteria' && (
          <CriteriaPanel activityId={head.activityId} criteria={head.criteria} onClose={close} />
        )}
        <Filters head={head} search={search} set={set} />
        <QueryState
          query={list}
          empty={{
            when: ({ pages }) => pages.every(({ rows }) => rows.length === 0),
            title: t('empty.title'),
            text: t(head.facts.length === 0 ? 'empty.text' : 'empty.filtered'),
          }}
        >
          {({ pages }) => (
            <Found
              list={{ ...list, pages }}
              ticked={ticked}
              open={search.applicant}
              onTick={tick}
              onOpen={open}
            />
          )}
        </QueryState>
      </div>
      <aside className="beside">
        <BalancePanel head={head} ticked={ticked} />
        {search.applicant && (
          <ApplicantPanel
            activityId={head.activityId}
            applicationId={search.applicant}
            criteria={head.criteria}
            onClose={() => set({ applicant: undefined })}
          />
        )}
      </aside>
    </div>
  );
}

type Search = ReturnType<typeof page.useSearch>;

/** What of the address narrows the list; what is open beside it does not. */
function filtersOf({ search, group, country, minScore }: Search) {
  return { search, group, country, minScore };
}

function Filters(props: { head: BoardHead; search: Search; set: (changed: Partial<Search>) => void }) {
  const t = useWords('selection');
  const codes = useWords('codes');
  const format = useFormat();
  const { head, search, set } = props;
  const countries = [...new Set(head.facts.flatMap(({ country }) => country ?? []))];
  return (
    <FilterBar label={t('filter.label')}>
      <SearchField
        label={t('filter.search')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      <FilterSelect
        label={t('filter.group')}
        any={t('filter.any')}
        value={search.group}
        options={constituentGroups.map((group) => ({ value: group, label: codes(`group.${group}`) }))}
        onChange={(value) => set({ group: constituentGroups.find((group) => group === value) })}
      />
      <FilterSelect
        label={t('filter.country')}
        any={t('filter.any')}
        value={search.country}
        options={countries
          .map((code) => ({ value: code, label: format.countryName(code) }))
          .toSorted((a, b) => a.label.localeCompare(b.label))}
        onChange={(country) => set({ country })}
      />
      <FilterSelect
        label={t('filter.score')}
        any={t('filter.any')}
        value={search.minScore === undefined ? undefined : String(search.minScore)}
        options={[4, 3, 2].map((score) => ({ value: String(score), label: t('filter.from', { score }) }))}
        onChange={(value) => set({ minScore: value === undefined ? undefined : Number(value) })}
      />
    </FilterBar>
  );
}

/** Those who are ticked in the order of the list, which is the order of a reserve list; unseen ones last. */
function orderOf(head: BoardHead, rows: readonly { id: string }[], ticked: ReadonlySet<string>): string[] {
  const seen = rows.map(({ id }) => id).filter((id) => ticked.has(id));
  const known = new Set(seen);
  const unseen = head.facts.map(({ id }) => id).filter((id) => ticked.has(id) && !known.has(id));
  return [...seen, ...unseen];
}

function Acts(props: {
  head: BoardHead;
  ids: readonly string[];
  onDone: () => void;
  onPanel: (panel: 'letters' | 'criteria') => void;
}) {
  const t = useWords('selection');
  const { head } = props;
  return (
    <Group justify="space-between" align="start" mb="sm">
      <DecisionBar activityId={head.activityId} ids={props.ids} onDone={props.onDone} />
      <Group gap="xs">
        <Button variant="default" onClick={() => props.onPanel('criteria')}>
          {t('criteria.open', { count: head.criteria.length })}
        </Button>
        <Button
          variant="outline"
          disabled={head.lettersWaiting === 0}
          onClick={() => props.onPanel('letters')}
        >
          {t('letters.open', { count: head.lettersWaiting })}
        </Button>
      </Group>
    </Group>
  );
}

interface FoundProps extends Omit<ComponentProps<typeof BoardTable>, 'rows'> {
  list: {
    pages: readonly { rows: readonly BoardRow[]; total: number | null }[];
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
}

function Found({ list, ...table }: FoundProps) {
  const t = useWords('selection');
  const more = () => void list.fetchNextPage();
  const end = useNearEnd(more, list.hasNextPage && !list.isFetchingNextPage);
  const rows = list.pages.flatMap((one) => one.rows);
  return (
    <>
      <p className="keys">{t('board.keys')}</p>
      <BoardTable rows={rows} {...table} />
      <div ref={end} />
      <LoadMore
        shown={rows.length}
        total={list.pages[0]?.total}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={more}
      />
    </>
  );
}
