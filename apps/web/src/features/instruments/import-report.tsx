import { Button, SegmentedControl } from '@mantine/core';
import type { ConversionLine } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../components/data-table';
import { StatusMark } from '../../components/status-mark';
import { useWords } from '../../lib/words';

const atOnce = 200;
const marks = { converted: 'done', changed: 'running', left_out: 'trouble' } as const;

interface Line extends ConversionLine {
  key: string;
}

/** Everything that was in the file, line by line; what did not come over as it was stands first in mind. */
export function ImportReport({ report }: { report: readonly ConversionLine[] }) {
  const t = useWords('conversions');
  const [everything, setEverything] = useState(false);
  const [shown, setShown] = useState(atOnce);
  const lines = report
    .map((line, i): Line => ({ ...line, key: String(i) }))
    .filter(({ action }) => everything || action !== 'converted');
  const columns: Column<Line>[] = [
    { key: 'what', header: t('col.what'), cell: ({ what }) => <bdi>{what}</bdi> },
    { key: 'place', header: t('col.place'), cell: ({ place }) => <bdi>{place}</bdi> },
    {
      key: 'action',
      header: t('col.action'),
      cell: ({ action }) => <StatusMark kind={marks[action]}>{t(`action.${action}`)}</StatusMark>,
    },
    { key: 'why', header: t('col.why'), cell: ({ why }) => (why === 'same' ? '' : t(`why.${why}`)) },
  ];
  return (
    <section className="instrument-section" aria-labelledby="import-report">
      <h2 id="import-report">{t('report')}</h2>
      <SegmentedControl
        aria-label={t('show')}
        value={everything ? 'all' : 'changed'}
        data={[
          { value: 'changed', label: t('show.changed') },
          { value: 'all', label: t('show.all') },
        ]}
        onChange={(chosen) => setEverything(chosen === 'all')}
      />
      {lines.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DataTable
          caption={t('report')}
          captionHidden
          columns={columns}
          rows={lines.slice(0, shown)}
          rowKey={({ key }) => key}
        />
      )}
      {lines.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + atOnce)}>
          {t('more', { count: Math.min(atOnce, lines.length - shown) })}
        </Button>
      )}
    </section>
  );
}
