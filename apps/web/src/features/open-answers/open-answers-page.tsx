import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { locales } from '@traccia/contracts';
import { EmptyState } from '../../components/empty-state';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { TabNav } from '../../components/tab-nav';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { AgreementView } from './agreement-view';
import { CodebookView } from './codebook-view';
import { openAnswersQueries } from './queries';
import { QuotesView } from './quotes-view';
import { TextsView } from './texts-view';
import './open-answers.css';

const page = getRouteApi('/signed-in/staff/surveys/answers');
const views = ['texts', 'codes', 'agreement', 'quotes'] as const;

/** What people wrote, question by question, as far as the promise to them goes. */
export function OpenAnswersPage() {
  const t = useWords('open-answers');
  const search = page.useSearch();
  const questions = useQuery(openAnswersQueries.questions);
  const place = search.instrument &&
    search.item && { instrumentId: search.instrument, itemCode: search.item, waveId: search.wave };
  return (
    <PageFrame title={t('title')} description={t('description')}>
      <QueryState
        query={questions}
        empty={{ when: ({ rows }) => rows.length === 0, title: t('none.title'), text: t('none.text') }}
      >
        {() => (
          <>
            <PlaceFilters />
            <TabNav label={t('views')}>
              {views.map((view) => (
                <Link
                  key={view}
                  from="/surveys/answers"
                  to="."
                  search={(before) => ({ ...before, view })}
                  aria-current={view === search.view ? 'page' : undefined}
                >
                  {t(`view.${view}`)}
                </Link>
              ))}
            </TabNav>
            {search.view === 'codes' && <CodebookView bookId={search.book} />}
            {search.view !== 'codes' && !place && (
              <EmptyState title={t('choose.title')} text={t('choose.text')} />
            )}
            {search.view === 'texts' && place && (
              <>
                <TextFilters />
                <TextsView
                  filters={{
                    ...place,
                    search: search.search,
                    locale: search.locale,
                    codebookId: search.book,
                    code: search.book ? search.code : undefined,
                    coded: search.book ? search.coded : undefined,
                  }}
                />
              </>
            )}
            {search.view === 'agreement' && place && <AgreementView place={place} bookId={search.book} />}
            {search.view === 'quotes' && place && <QuotesView place={place} />}
          </>
        )}
      </QueryState>
    </PageFrame>
  );
}

function useSet() {
  const navigate = page.useNavigate();
  return (changed: Partial<ReturnType<typeof page.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
}

/** Which question, in which wave, by which codebook. */
function PlaceFilters() {
  const t = useWords('open-answers');
  const say = useLocalised();
  const search = page.useSearch();
  const set = useSet();
  const questions = useQuery(openAnswersQueries.questions).data?.rows ?? [];
  const books = useQuery(openAnswersQueries.codebooks).data?.rows ?? [];
  return (
    <FilterBar label={t('title')}>
      <FilterSelect
        label={t('filter.question')}
        any={t('filter.choose')}
        value={search.instrument && search.item && `${search.instrument} ${search.item}`}
        options={questions.map(({ instrumentId, itemCode, text, instrumentTitle }) => ({
          value: `${instrumentId} ${itemCode}`,
          label: `${say(text)} · ${say(instrumentTitle)}`,
        }))}
        onChange={(value) => {
          const [instrument, item] = value?.split(' ') ?? [];
          set({ instrument, item, wave: undefined });
        }}
      />
      {search.instrument && search.item && (
        <WaveFilter instrumentId={search.instrument} itemCode={search.item} />
      )}
      <FilterSelect
        label={t('filter.book')}
        any={t('filter.no_book')}
        value={search.book}
        options={books.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(book) => set({ book, code: undefined, coded: undefined })}
      />
    </FilterBar>
  );
}

function WaveFilter({ instrumentId, itemCode }: { instrumentId: string; itemCode: string }) {
  const t = useWords('open-answers');
  const search = page.useSearch();
  const set = useSet();
  const waves = useQuery(openAnswersQueries.waves(instrumentId, itemCode)).data?.rows ?? [];
  return (
    <FilterSelect
      label={t('filter.wave')}
      any={t('filter.all_waves')}
      value={search.wave}
      options={waves.map(({ waveId, activityCode, hidden }) => ({
        value: waveId,
        label: hidden ? `${activityCode} · ${t(`hidden.${hidden}`)}` : activityCode,
      }))}
      onChange={(wave) => set({ wave })}
    />
  );
}

/** What narrows the list of one question. */
function TextFilters() {
  const t = useWords('open-answers');
  const format = useFormat();
  const search = page.useSearch();
  const set = useSet();
  const book = useQuery(openAnswersQueries.codebooks).data?.rows.find(({ id }) => id === search.book);
  return (
    <FilterBar label={t('filter.search')}>
      <SearchField
        label={t('filter.search')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      <FilterSelect
        label={t('filter.locale')}
        any={t('filter.any')}
        value={search.locale}
        options={locales.map((value) => ({ value, label: format.languageName(value) }))}
        onChange={(value) => set({ locale: locales.find((one) => one === value) })}
      />
      {book && (
        <>
          <FilterSelect
            label={t('filter.coded')}
            any={t('filter.any')}
            value={search.coded}
            options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`coded.${value}`) }))}
            onChange={(value) => set({ coded: value === 'yes' || value === 'no' ? value : undefined })}
          />
          <FilterSelect
            label={t('filter.code')}
            any={t('filter.any')}
            value={search.code}
            options={book.codes.map(({ code, label }) => ({ value: code, label }))}
            onChange={(code) => set({ code })}
          />
        </>
      )}
    </FilterBar>
  );
}
