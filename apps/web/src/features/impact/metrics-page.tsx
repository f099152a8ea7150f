import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Metric } from '@traccia/contracts';
import { type Column, DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { MetricBookLinks } from './metric-book-links';
import { MetricState } from './metric-state';
import { computedStates, filterMetrics, metricsQuery } from './metrics-queries';
import './metrics.css';

const page = getRouteApi('/signed-in/staff/impact/metrics');

/** Every metric, whether it is worked out here or not; each row opens its definition. */
export function MetricsPage() {
  const t = useWords('metrics');
  const impact = useWords('impact');
  const { locale } = useLocale();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useQuery(metricsQuery(locale));
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const levels = new Map(query.data?.metrics.map(({ level }) => [level.code, level.text]));
  return (
    <PageFrame
      title={t('title')}
      description={t('description')}
      crumbs={[{ label: impact('list.title'), to: '/impact' }]}
    >
      <FilterBar label={t('search')}>
        <SearchField
          label={t('search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('level')}
          any={t('any')}
          value={search.level}
          options={[...levels].map(([value, label]) => ({ value, label }))}
          onChange={(level) => set({ level })}
        />
        <FilterSelect
          label={t('computed')}
          any={t('any')}
          value={search.computed}
          options={computedStates.map((value) => ({ value, label: t(`computed.${value}`) }))}
          onChange={(value) => set({ computed: computedStates.find((state) => state === value) })}
        />
      </FilterBar>
      <QueryState query={query} lines={12}>
        {({ metrics }) => (
          <Found
            metrics={filterMetrics(metrics, search)}
            total={metrics.length}
            onClear={() => void navigate({ search: {} })}
          />
        )}
      </QueryState>
    </PageFrame>
  );
}

function Found({ metrics, total, onClear }: { metrics: Metric[]; total: number; onClear: () => void }) {
  const t = useWords('metrics');
  const format = useFormat();
  const columns = useColumns();
  if (metrics.length === 0)
    return (
      <EmptyState
        title={t('empty_title')}
        text={t('empty_text')}
        action={
          <Button variant="default" onClick={onClear}>
            {t('clear')}
          </Button>
        }
      />
    );
  return (
    <>
      <p className="metric-count" role="status">
        {t('shown', { shown: format.number(metrics.length), total: format.number(total) })}
      </p>
      <DataTable
        caption={t('title')}
        captionHidden
        columns={columns}
        rows={metrics}
        rowKey={({ id }) => id}
      />
      <MetricBookLinks />
    </>
  );
}

function useColumns(): Column<Metric>[] {
  const t = useWords('metrics');
  return [
    {
      key: 'name',
      header: t('col.name'),
      cell: ({ id, name }) => (
        <>
          <TextLink to="/impact/metrics/$metricId" params={{ metricId: id }}>
            {name}
          </TextLink>
          <bdi className="metric-id">{id}</bdi>
        </>
      ),
    },
    { key: 'level', header: t('level'), cell: ({ level }) => level.text },
    { key: 'formula', header: t('formula'), cell: ({ formula }) => formula },
    { key: 'computed', header: t('computed'), cell: (metric) => <MetricState metric={metric} /> },
  ];
}
