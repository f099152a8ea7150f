import { useInfiniteQuery } from '@tanstack/react-query';
import type { Enrolment, MyEnrolment } from '@traccia/contracts';
import { DataTable } from '../../components/data-table';
import { ButtonLink, TextLink } from '../../components/link';
import { LoadMore } from '../../components/load-more';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { Attended } from './attended';
import { MyQuestions } from './my-questions';
import { myEnrolmentsQuery } from './queries';

const marks: Record<Enrolment['status'], StatusKind> = {
  waiting: 'planned',
  enrolled: 'running',
  attended: 'done',
  completed: 'done',
  withdrawn: 'off',
  cancelled: 'off',
};

function RowLinks({ row }: { row: MyEnrolment }) {
  const t = useWords('enrolments');
  if (!['enrolled', 'attended', 'completed'].includes(row.status)) return null;
  return (
    <>
      <TextLink to="/my-activities/$activityId/materials" params={{ activityId: row.activityId }} size="sm">
        {t('materials')}
      </TextLink>
      {' · '}
      <TextLink to="/my-enrolments/$enrolmentId/learning" params={{ enrolmentId: row.id }} size="sm">
        {t('learning')}
      </TextLink>
      {' · '}
      <TextLink to="/my-enrolments/$enrolmentId/supervisor" params={{ enrolmentId: row.id }} size="sm">
        {t('supervisor')}
      </TextLink>
      {row.travels && (
        <>
          {' · '}
          <TextLink to="/my-logistics/$activityId" params={{ activityId: row.activityId }} size="sm">
            {t('travel')}
          </TextLink>
        </>
      )}
    </>
  );
}

function MyEnrolments({ rows }: { rows: readonly MyEnrolment[] }) {
  const t = useWords('enrolments');
  const format = useFormat();
  const say = useLocalised();
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'activity',
          header: t('col.activity'),
          cell: (row) => (
            <TextLink to="/activities/$code" params={{ code: row.activityCode }} size="sm" fw={600}>
              {say(row.activityTitle)}
            </TextLink>
          ),
        },
        {
          key: 'dates',
          header: t('col.dates'),
          cell: (row) => format.dayRange(row.startsOn, row.endsOn),
        },
        {
          key: 'status',
          header: t('col.status'),
          cell: (row) => (
            <StatusMark kind={marks[row.status]}>
              {t(`status.${row.status}`, { position: row.waitPosition ?? '' })}
            </StatusMark>
          ),
        },
        {
          key: 'attended',
          header: t('col.attended'),
          cell: (row) => <Attended attendance={row.attendance} />,
        },
        {
          key: 'act',
          header: t('col.act'),
          cell: (row) => <RowLinks row={row} />,
        },
      ]}
    />
  );
}

export function MyActivitiesPage() {
  const t = useWords('enrolments');
  const list = useInfiniteQuery(myEnrolmentsQuery);
  return (
    <PageFrame title={t('title')}>
      <QueryState
        query={list}
        empty={{
          when: (data) => data.pages.every((page) => page.rows.length === 0),
          title: t('empty.title'),
          text: t('empty.text'),
          action: <ButtonLink to="/catalogue">{t('empty.act')}</ButtonLink>,
        }}
      >
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return (
            <>
              <MyEnrolments rows={rows} />
              <LoadMore
                shown={rows.length}
                total={data.pages[0]?.total}
                hasMore={list.hasNextPage}
                loading={list.isFetchingNextPage}
                onMore={() => void list.fetchNextPage()}
              />
            </>
          );
        }}
      </QueryState>
      <MyQuestions />
    </PageFrame>
  );
}
