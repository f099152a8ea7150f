import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MyQuestion } from '@traccia/contracts';
import { DataTable } from '../../components/data-table';
import { TextLink } from '../../components/link';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { myQuestionsQuery } from './queries';

const marks: Record<MyQuestion['standing'], StatusKind> = {
  coming: 'planned',
  open: 'running',
  answered: 'done',
  declined: 'off',
  missed: 'off',
  not_asked: 'off',
};

/** What I was asked, what is coming, and how to stop it; nothing where nothing is planned. */
export function MyQuestions() {
  const t = useWords('enrolments');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const { data } = useQuery(myQuestionsQuery);
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h2>{t('questions')}</h2>
      <Text mb="sm">
        {t('questions.stop')} <TextLink to="/my-data">{t('questions.stop_link')}</TextLink>
      </Text>
      <DataTable
        caption={t('questions')}
        captionHidden
        rows={data.rows.map((row, at) => ({ ...row, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            key: 'activity',
            header: t('col.activity'),
            cell: (row) => `${say(row.activityTitle)} · ${codes(`wave_kind.${row.kind}`)}`,
          },
          { key: 'opens', header: t('questions.when'), cell: (row) => format.instant(row.opensAt) },
          {
            key: 'closes',
            header: t('questions.until'),
            cell: (row) => (row.closesAt ? format.instant(row.closesAt) : '–'),
          },
          {
            key: 'standing',
            header: t('col.status'),
            cell: (row) => (
              <StatusMark kind={marks[row.standing]}>{t(`questions.${row.standing}`)}</StatusMark>
            ),
          },
        ]}
      />
    </section>
  );
}
