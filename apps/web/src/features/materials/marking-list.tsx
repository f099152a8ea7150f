import { Button, Group, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SubmissionRow } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { fileAddress } from '../../lib/send-file';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useMark } from './mutations';
import { materialsQueries } from './queries';
import { stateMarks } from './state-marks';
import { SubmissionHistory } from './submission-history';

/** What was handed in, longest waiting first. */
export function MarkingList({ assignmentId }: { assignmentId: string }) {
  const t = useWords('materials');
  const query = useQuery(materialsQueries.submissions(assignmentId));
  return (
    <QueryState
      query={query}
      empty={{ when: ({ rows }) => rows.length === 0, title: t('mark.none'), text: t('mark.none_text') }}
    >
      {({ rows }) => (
        <ol>
          {rows.map((row) => (
            <li key={row.id}>
              <Submission row={row} />
            </li>
          ))}
        </ol>
      )}
    </QueryState>
  );
}

function Submission({ row }: { row: SubmissionRow }) {
  const t = useWords('materials');
  const format = useFormat();
  return (
    <article className="materials-panel">
      <Group justify="space-between">
        <strong>
          {row.givenName} {row.familyName}
        </strong>
        <StatusMark kind={stateMarks[row.state]}>
          {t(`state.${row.state}`) + (row.late ? ` · ${t('late')}` : '')}
        </StatusMark>
      </Group>
      <span className="size">{t('handed_in', { at: format.instant(row.submittedAt) })}</span>
      <div className="material-tree">
        <p>{row.body}</p>
      </div>
      {row.files.length > 0 && (
        <ul>
          {row.files.map((file) => (
            <li key={file.id}>
              <a href={fileAddress(file.id)} download={file.name}>
                <bdi>{file.name}</bdi>
              </a>{' '}
              <span className="size">{format.bytes(file.sizeBytes)}</span>
            </li>
          ))}
        </ul>
      )}
      {row.state === 'submitted' && <MarkForm row={row} />}
      <SubmissionHistory history={row.history} />
    </article>
  );
}

function MarkForm({ row }: { row: SubmissionRow }) {
  const t = useWords('materials');
  const [comment, setComment] = useState('');
  const mark = useMark();
  const faults = useFieldFaults()(mark.error);
  const give = (result: 'passed' | 'not_yet') =>
    mark.mutate({ id: row.id, result, comment, version: row.version });
  return (
    <>
      <Textarea
        label={t('mark.comment')}
        description={t('mark.comment_hint')}
        value={comment}
        error={faults.comment}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
      <ProblemNote error={mark.error} />
      <Group>
        <Button onClick={() => give('passed')} loading={mark.isPending}>
          {t('mark.pass')}
        </Button>
        <Button variant="default" onClick={() => give('not_yet')} disabled={mark.isPending}>
          {t('mark.not_yet')}
        </Button>
      </Group>
    </>
  );
}
