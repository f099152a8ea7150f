import { Button, FileInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Activity, AnswerOf, attendanceApi } from '@traccia/contracts';
import { useState } from 'react';
import { toCsv } from '../../components/charts/to-csv';
import { DataTable } from '../../components/data-table';
import { ProblemNote } from '../../components/problem-note';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { useImportSheet } from './mutations';
import { attendanceQueries } from './queries';
import { templateRows } from './template-csv';

type Reading = AnswerOf<typeof attendanceApi.importSheet>;
const mostBytes = 1_000_000;

/** Takes the marks of many sessions from a file: a template, a try that changes nothing, then the taking. */
export function ImportSheet({ activity }: { activity: Activity }) {
  const t = useWords('attendance');
  const run = useImportSheet(activity.id);
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState('');
  const tooLarge = file !== null && file.size > mostBytes;
  const closed = activity.status === 'closed';
  const send = async (apply: boolean) => {
    if (!file || tooLarge) return;
    const content = toBase64(new Uint8Array(await file.arrayBuffer()));
    run.mutate({ content, apply, ...(closed && reason.trim() ? { reason: reason.trim() } : {}) });
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    run.reset();
  };
  return (
    <section className="attendance-import" aria-labelledby="import-title">
      <h2 id="import-title">{t('import.title')}</h2>
      <p>{t('import.how')}</p>
      <Template activity={activity} />
      <FileInput
        label={t('import.file')}
        description={t('import.file_hint')}
        accept=".csv,.xlsx"
        value={file}
        onChange={choose}
        error={tooLarge ? t('import.too_large') : undefined}
        clearable
        clearButtonProps={{ 'aria-label': t('import.clear') }}
      />
      {closed && (
        <TextInput
          label={t('reason')}
          description={t('reason_hint')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div className="room-acts">
        <Button
          variant="default"
          disabled={!file || tooLarge}
          loading={run.isPending}
          onClick={() => void send(false)}
        >
          {t('import.try')}
        </Button>
        {run.data && !run.data.applied && run.data.changed > 0 && (
          <Button loading={run.isPending} onClick={() => void send(true)} disabled={closed && !reason.trim()}>
            {t('import.apply')}
          </Button>
        )}
      </div>
      <ProblemNote error={run.error} />
      {run.data && <ReadingOf reading={run.data} />}
    </section>
  );
}

function Template({ activity }: { activity: Activity }) {
  const t = useWords('attendance');
  const room = useQuery(attendanceQueries.room(activity.id, activity.sessions[0]?.position ?? 1));
  const say = useLocalised();
  const { locale } = useLocale();
  const download = () => {
    const csv = toCsv(templateRows(activity.sessions, room.data ?? [], locale, say));
    const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${activity.code}-attendance.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button variant="default" onClick={download} disabled={!room.data}>
      {t('import.template')}
    </Button>
  );
}

function ReadingOf({ reading }: { reading: Reading }) {
  const t = useWords('attendance');
  const format = useFormat();
  const counts = {
    lines: format.number(reading.lines),
    marks: format.number(reading.marks),
    changed: format.number(reading.changed),
  };
  return (
    <>
      <p role="status">{reading.applied ? t('import.done', counts) : t('import.tried', counts)}</p>
      {reading.faultCount > 0 && (
        <>
          <p>
            {t('import.faults', { count: reading.faultCount, number: format.number(reading.faultCount) })}
          </p>
          <DataTable
            caption={t('import.faults_caption')}
            captionHidden
            rows={reading.faults}
            rowKey={(fault) => `${fault.line} ${fault.column} ${fault.reason}`}
            columns={[
              {
                key: 'line',
                header: t('import.line'),
                numeric: true,
                cell: ({ line }) => format.number(line),
              },
              { key: 'column', header: t('import.column'), cell: ({ column }) => <bdi>{column}</bdi> },
              { key: 'value', header: t('import.value'), cell: ({ value }) => <bdi>{value || '–'}</bdi> },
              {
                key: 'reason',
                header: t('import.reason'),
                cell: (fault) => t(`import.fault.${fault.reason}`),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
