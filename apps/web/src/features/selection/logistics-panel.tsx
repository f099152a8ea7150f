import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Activity, AnswerOf, logisticsApi } from '@traccia/contracts';
import { toCsv } from '../../components/charts/to-csv';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { QueryState } from '../../components/query-state';
import { saveText } from '../../components/save-text';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useLogisticsColumns } from './logistics-columns';
import { logisticsForms, logisticsNeeds, showsRow } from './logistics-filter';
import { selectionQueries } from './queries';
import './selection.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
type List = AnswerOf<typeof logisticsApi.list>;
type Row = List['rows'][number];

/** Who travels how and needs what; who has not handed in the form stands here too. */
export function LogisticsPanel({ activity }: { activity: Activity }) {
  const search = page.useSearch();
  const query = useQuery(selectionQueries.logistics(activity.id, search.search));
  return (
    <>
      <Filters />
      <QueryState query={query} lines={8}>
        {(list) => <Found code={activity.code} list={list} />}
      </QueryState>
    </>
  );
}

function Filters() {
  const t = useWords('selection');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  return (
    <FilterBar label={t('travel.find')}>
      <SearchField
        label={t('travel.find')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      <FilterSelect
        label={t('travel.form')}
        any={t('filter.any')}
        value={search.form}
        options={logisticsForms.map((form) => ({ value: form, label: t(`travel.form_${form}`) }))}
        onChange={(value) => set({ form: logisticsForms.find((form) => form === value) })}
      />
      <FilterSelect
        label={t('travel.need')}
        any={t('filter.any')}
        value={search.need}
        options={logisticsNeeds.map((need) => ({ value: need, label: t(`travel.need_${need}`) }))}
        onChange={(value) => set({ need: logisticsNeeds.find((need) => need === value) })}
      />
    </FilterBar>
  );
}

function Found({ code, list }: { code: string; list: List }) {
  const t = useWords('selection');
  const format = useFormat();
  const search = page.useSearch();
  const columns = useLogisticsColumns();
  const rows = list.rows.filter((row) => showsRow(row, search));
  const sent = list.rows.filter(({ state }) => state === 'sent').length;
  const csv = useCsv();
  if (list.rows.length === 0 && !search.search)
    return <EmptyState title={t('travel.empty_title')} text={t('travel.empty_text')} />;
  return (
    <>
      <Group justify="space-between" align="end" mb="sm">
        <p className="travel-count">
          {t('travel.count', { sent: format.number(sent), all: format.number(list.rows.length) })}{' '}
          {t('travel.deleted', { day: format.day(list.deletedOn) })}
        </p>
        <Group gap="xs">
          <Button variant="default" onClick={() => saveText(`${code}-travel.csv`, 'text/csv', csv(rows))}>
            {t('travel.csv')}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t('travel.print')}
          </Button>
        </Group>
      </Group>
      {rows.length === 0 ? (
        <EmptyState title={t('empty.title')} text={t('empty.filtered')} />
      ) : (
        <DataTable
          caption={t('travel.caption')}
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={({ enrolmentId }) => enrolmentId}
        />
      )}
    </>
  );
}

const fields = [
  'passportName',
  'passportCountry',
  'passportExpiresOn',
  'visa',
  'departureCity',
  'arrivesOn',
  'arrivalNumber',
  'leavesOn',
  'departureNumber',
  'diet',
  'dietNote',
  'accessNeeds',
  'emergencyName',
  'emergencyRelation',
  'emergencyPhone',
] as const;

/** As shown, one column a field; days and codes stay as they are stored, so that a sheet can sort them. */
function useCsv() {
  const t = useWords('selection');
  const head = [t('col.name'), t('travel.organization'), t('col.country'), t('travel.form')];
  const names = fields.map((field) => t(`logistics.${field}`));
  return (rows: readonly Row[]) =>
    toCsv([
      [...head, ...names],
      ...rows.map((row) => [
        `${row.givenName} ${row.familyName}`,
        row.organizationName ?? '',
        row.countryCode ?? '',
        t(`travel.form_${row.state}`),
        ...fields.map((field) => row.details[field] ?? ''),
      ]),
    ]);
}
