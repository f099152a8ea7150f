import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, certificatesApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { certificatesQueries } from './queries';

type Row = AnswerOf<typeof certificatesApi.mine>['rows'][number];

/** What I have been given, to keep and to show. */
export function MyCertificatesPage() {
  const t = useWords('certificates');
  const query = useInfiniteQuery(certificatesQueries.mine);
  const columns = useColumns();
  return (
    <PageFrame title={t('mine.title')}>
      <PagedTable
        query={query}
        caption={t('mine.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('mine.empty_title'),
          text: t('mine.empty_text'),
          action: <ButtonLink to="/my-activities">{t('mine.empty_act')}</ButtonLink>,
        }}
      />
    </PageFrame>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('certificates');
  const say = useLocalised();
  const format = useFormat();
  return [
    { key: 'activity', header: t('col.activity'), cell: (row) => say(row.activityTitle) },
    { key: 'kind', header: t('col.kind'), cell: (row) => t(`kind.${row.kind}`) },
    { key: 'issued', header: t('col.issued'), cell: (row) => format.day(row.issuedOn) },
    {
      key: 'state',
      header: t('col.state'),
      cell: (row) => (
        <StatusMark kind={row.state === 'issued' ? 'done' : 'trouble'}>{t(`state.${row.state}`)}</StatusMark>
      ),
    },
    {
      key: 'serial',
      header: t('col.public'),
      cell: (row) => (
        <TextLink to="/verify/$serial" params={{ serial: row.serial }} size="sm">
          <bdi dir="ltr">{row.serial}</bdi>
        </TextLink>
      ),
    },
    {
      key: 'pdf',
      header: t('col.sheet'),
      cell: (row) => <SheetLink id={row.id} label={t('download')} />,
    },
  ];
}

export function SheetLink({ id, label }: { id: string; label: string }) {
  return (
    <Anchor size="sm" href={`/api/certificates/${encodeURIComponent(id)}/pdf`} download>
      {label}
    </Anchor>
  );
}
