import type { Course } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { TextLink } from '../../components/link';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';

type Line = Course['latest'][number];

/** Activities as a short table; the name leads to the activity. */
export function ActivityLines({ lines, caption }: { lines: readonly Line[]; caption: string }) {
  const t = useWords('framework');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  if (lines.length === 0)
    return <EmptyState title={t('course.no_activities')} text={t('course.no_activities_text')} />;
  const columns: Column<Line>[] = [
    {
      key: 'activity',
      header: t('col.activity'),
      cell: (row) => (
        <>
          <TextLink to="/staff/activities/$activityId" params={{ activityId: row.id }}>
            {say(row.title)}
          </TextLink>
          <span className="row-code">
            <bdi>{row.code}</bdi>
          </span>
        </>
      ),
    },
    { key: 'dates', header: t('col.dates'), cell: (row) => format.dayRange(row.startsOn, row.endsOn) },
    {
      key: 'country',
      header: t('col.country'),
      cell: (row) => (row.countryCode ? format.countryName(row.countryCode) : '–'),
    },
    {
      key: 'status',
      header: t('col.status'),
      cell: (row) => codes.maybe(`activity_status.${row.status}`, row.status),
    },
    { key: 'people', header: t('col.people'), numeric: true, cell: (row) => format.number(row.enrolled) },
  ];
  return (
    <DataTable caption={caption} captionHidden columns={columns} rows={lines} rowKey={(row) => row.id} />
  );
}
