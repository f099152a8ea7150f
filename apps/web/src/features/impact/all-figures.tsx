import { useId, useState } from 'react';
import { DataTable, type Column } from '../../components/data-table';
import type { TwinRow } from '../../components/charts/chart-figure';
import { EmptyState } from '../../components/empty-state';
import { FilterBar } from '../../components/filter-bar';
import { LoadMore } from '../../components/load-more';
import { SearchField } from '../../components/search-field';
import { useLocalised } from '../../lib/format';
import type { Dashboard } from '@traccia/contracts';
import type { Figure } from './dashboard-types';
import { figureColumns, figureRow } from './figure-table';
import { useFigureWords, type FigureWords } from './use-figure-words';

const shownAtOnce = 50;
type Frozen = Pick<Dashboard, 'items' | 'figures'>;

/** Every figure as a row, some at a time; the search looks at measure, question, answer and group. */
export function AllFigures({ frozen }: { frozen: Frozen }) {
  const words = useFigureWords();
  const { t } = words;
  const heading = useId();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const rows = useRows(words, frozen);
  const wanted = search.trim().toLocaleLowerCase();
  const found = rows.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const [label, ...others] = figureColumns(words, t('table.label'));
  const columns: Column<TwinRow>[] = [
    ...(label ? [label] : []),
    { key: 'group', header: t('table.group') },
    ...others,
  ].map((column) => ({ ...column, cell: (row) => textOf(row[column.key]) }));
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('all.title')}</h2>
      <FilterBar label={t('all.search')}>
        <SearchField
          label={t('all.search')}
          value={search}
          onChange={(value) => {
            setSearch(value);
            setShown(shownAtOnce);
          }}
        />
      </FilterBar>
      {found.length === 0 ? (
        <EmptyState title={t('all.none')} />
      ) : (
        <>
          <DataTable
            caption={t('all.title')}
            captionHidden
            columns={columns}
            rows={found.slice(0, shown).map(({ row }) => row)}
            rowKey={(row) => textOf(row.key)}
          />
          <LoadMore
            shown={Math.min(shown, found.length)}
            total={found.length}
            hasMore={shown < found.length}
            loading={false}
            onMore={() => setShown(shown + shownAtOnce)}
          />
        </>
      )}
    </section>
  );
}

const textOf = (cell: TwinRow[string] | undefined): string =>
  typeof cell === 'object' ? cell.shown : (cell ?? '');

function useRows(words: FigureWords, { items, figures }: Frozen): { name: string; row: TwinRow }[] {
  const say = useLocalised();
  const texts = new Map(items.map((item) => [item.code, say(item.text) || item.code]));
  const choices = new Map(
    items.flatMap((item) => item.choices.map((choice) => [`${item.code} ${choice.code}`, say(choice.text)])),
  );
  const labelOf = ({ metric, itemCode, choiceCode }: Figure): string => {
    const choice =
      choiceCode === null ? null : (choices.get(`${itemCode ?? ''} ${choiceCode}`) ?? choiceCode);
    const name = choice ?? words.t.maybe(`metric.${metric}`, metric);
    return itemCode === null ? name : `${texts.get(itemCode) ?? itemCode} · ${name}`;
  };
  return figures.map((figure) => {
    const label = labelOf(figure);
    const group = words.group(figure.dimension, figure.groupCode);
    return { name: `${label} ${group}`, row: { ...figureRow(words, figure, label), group } };
  });
}
