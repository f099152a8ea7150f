import { Button } from '@mantine/core';
import type { FrameworkEntry, FrameworkFamily } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { IndicatorValues } from './results-ladder';

type Columns = Column<FrameworkEntry>[];

/** What a table of the framework shows; `onWrite` where the reader may write it. */
export function useEntryColumns(family: FrameworkFamily, onWrite: ((what: string) => void) | null): Columns {
  const t = useWords('framework');
  const say = useLocalised();
  const own = useOwnColumns();
  const validity = useValidity();
  const columns: Columns = [
    {
      key: 'title',
      header: t('col.title'),
      cell: (row) => (
        <>
          <bdi className="entry-code">{row.code}</bdi> <span lang={langOf(row)}>{say(row.title)}</span>
        </>
      ),
    },
    ...own[family],
  ];
  if (family !== 'standards')
    columns.push(
      { key: 'edition', header: t('col.edition'), cell: (row) => <bdi>{row.edition}</bdi> },
      { key: 'validity', header: t('col.validity'), cell: validity },
    );
  if (onWrite)
    columns.push({ key: 'acts', header: t('col.acts'), cell: (row) => <Acts row={row} onWrite={onWrite} /> });
  return columns;
}

/** Titles that exist in English alone are read out in English. */
const langOf = (row: FrameworkEntry) => (Object.keys(row.title).join() === 'en' ? 'en' : undefined);

function Acts({ row, onWrite }: { row: FrameworkEntry; onWrite: (what: string) => void }) {
  const t = useWords('framework');
  const named = { code: row.code, edition: row.edition ?? '' };
  return (
    <span className="acts">
      {row.current && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('entry.correct_named', named)}
          onClick={() => onWrite(row.id)}
        >
          {t('entry.correct')}
        </Button>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('entry.new_edition_named', named)}
        onClick={() => onWrite(`new-${row.id}`)}
      >
        {t('entry.new_edition')}
      </Button>
    </span>
  );
}

function useValidity() {
  const t = useWords('framework');
  const format = useFormat();
  return (row: FrameworkEntry) => {
    if (row.validFrom === null) return '–';
    const days =
      row.validTo === null
        ? t('entry.since', { day: format.day(row.validFrom) })
        : format.dayRange(row.validFrom, row.validTo);
    return row.current ? days : `${days} · ${t('entry.ended')}`;
  };
}

function useOwnColumns(): Record<FrameworkFamily, Columns> {
  const t = useWords('framework');
  const format = useFormat();
  const standards = useStandardColumns();
  return {
    outcomes: [],
    standards,
    country_programmes: [
      {
        key: 'country',
        header: t('col.country'),
        cell: (row) => (row.family === 'country_programmes' ? format.countryName(row.countryCode) : ''),
      },
    ],
    indicators: [
      {
        key: 'level',
        header: t('col.level'),
        cell: (row) => (row.family === 'indicators' ? t(`level.${row.resultLevel}`) : ''),
      },
      {
        key: 'values',
        header: t('col.values'),
        cell: (row) => (row.family === 'indicators' ? <IndicatorValues indicator={row} /> : ''),
      },
      {
        key: 'owner',
        header: t('col.owner'),
        cell: (row) => (row.family === 'indicators' ? <bdi>{row.ownerCode}</bdi> : ''),
      },
    ],
    funding_agreements: [
      {
        key: 'kind',
        header: t('col.kind'),
        cell: (row) => (row.family === 'funding_agreements' ? t(`funding.${row.kind}`) : ''),
      },
      {
        key: 'donor',
        header: t('col.donor'),
        cell: (row) => (row.family === 'funding_agreements' ? (row.donor ?? '–') : ''),
      },
    ],
  };
}

function useStandardColumns(): Columns {
  const t = useWords('framework');
  return [
    {
      key: 'kind',
      header: t('col.kind'),
      cell: (row) => (row.family === 'standards' ? t(`standard.${row.kind}`) : ''),
    },
    {
      key: 'year',
      header: t('col.year'),
      numeric: true,
      cell: (row) => (row.family === 'standards' ? String(row.year) : ''),
    },
    {
      key: 'standing',
      header: t('col.standing'),
      cell: (row) => (row.family === 'standards' && row.standing ? t(`standing.${row.standing}`) : '–'),
    },
  ];
}
