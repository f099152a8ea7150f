import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Activity, AnswerOf, attendanceApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { attendanceQueries } from './queries';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
type Row = AnswerOf<typeof attendanceApi.overview>['rows'][number];
const shapes: Record<Row['verdict'], StatusKind> = {
  met: 'done',
  possible: 'running',
  not_met: 'off',
  no_sessions: 'planned',
};

/** Everybody with all sessions side by side, participant-days, and the rule of the activity in words. */
export function EverybodyTable({ activity }: { activity: Activity }) {
  const t = useWords('attendance');
  const format = useFormat();
  const { search } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(attendanceQueries.overview(activity.id, search));
  const first = query.data?.pages[0];
  const columns = useColumns();
  return (
    <>
      {first && (
        <div className="attendance-rule">
          <p>
            {t('rule', { percent: format.percent(first.rule.percent / 100) })}{' '}
            {first.rule.counting === 'days' ? t('rule.days') : t('rule.hours')}
          </p>
          {first.participantDays !== null && (
            <p>
              <strong>{t('total_days', { days: format.number(first.participantDays) })}</strong>
            </p>
          )}
        </div>
      )}
      <FilterBar label={t('search')}>
        <SearchField
          label={t('search')}
          value={search ?? ''}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, search: value || undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('view.everybody')}
        columns={columns}
        rowKey={(row) => row.enrolmentId}
        empty={{ title: t('nobody'), text: t('nobody_text') }}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('attendance');
  const codes = useWords('codes');
  const format = useFormat();
  const said = (row: Row) =>
    row.marks
      .map((mark, index) =>
        t('said', {
          position: format.number(index + 1),
          state: mark ? codes(`attendance.${mark}`) : t('open'),
        }),
      )
      .join(', ');
  return [
    {
      key: 'person',
      header: t('person'),
      cell: (row) => (
        <>
          <bdi>{`${row.givenName} ${row.familyName}`}</bdi>
          <span className="row-code">{row.organizationName}</span>
        </>
      ),
    },
    {
      key: 'marks',
      header: t('sessions'),
      cell: (row) => (
        <span className="mark-strip" role="img" aria-label={said(row)}>
          {row.marks.map((mark, index) => (
            <span
              key={index}
              className={mark ?? 'open'}
              title={mark ? codes(`attendance.${mark}`) : t('open')}
            />
          ))}
        </span>
      ),
    },
    {
      key: 'share',
      header: t('share'),
      numeric: true,
      cell: (row) => (row.share === null ? '–' : format.percent(row.share)),
    },
    {
      key: 'days',
      header: t('days'),
      numeric: true,
      cell: (row) => format.number(Math.round(row.participantDays * 100) / 100),
    },
    {
      key: 'verdict',
      header: t('verdict'),
      cell: (row) => <StatusMark kind={shapes[row.verdict]}>{t(`verdict.${row.verdict}`)}</StatusMark>,
    },
  ];
}
