import { Button, Group, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { assignmentsApi, type MyAssignment, type StoredFile } from '@traccia/contracts';
import { useState } from 'react';
import { FileField } from '../../components/file-field';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { callApi } from '../../lib/api';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { MaterialTree } from './material-tree';
import { useSubmit } from './mutations';
import { materialsQueries } from './queries';
import { SaveNote } from '../../components/save-note';
import { stateMarks } from './state-marks';
import { SubmissionHistory } from './submission-history';
import { useAutosave } from '../../lib/use-autosave';

const route = getRouteApi('/signed-in/my-activities/$activityId/assignments/$assignmentId');

/** One assignment: what is asked, what I write, and what was said about it. */
export function MyAssignmentPage() {
  const t = useWords('materials');
  const say = useLocalised();
  const format = useFormat();
  const { locale } = useLocale();
  const { activityId, assignmentId } = route.useParams();
  const query = useQuery({
    ...materialsQueries.myAssignment(assignmentId, locale),
    // What is being written is never renewed behind the writer's back.
    staleTime: Infinity,
    gcTime: 0,
  });
  const found = query.data;
  return (
    <PageFrame
      narrow
      title={found ? say(found.title) : t('assignments')}
      description={
        found &&
        [
          say(found.activityTitle),
          found.dueOn && t('due', { day: format.day(found.dueOn) }),
          found.requiredForCertificate && t('required'),
        ]
          .filter(Boolean)
          .join(' · ')
      }
      crumbs={[{ label: t('title'), to: '/my-activities/$activityId/materials', params: { activityId } }]}
    >
      <QueryState query={query}>
        {(assignment) => <Work key={assignment.version} assignment={assignment} />}
      </QueryState>
    </PageFrame>
  );
}

function Work({ assignment }: { assignment: MyAssignment }) {
  const t = useWords('materials');
  const passed = assignment.state === 'passed';
  return (
    <div className="reading">
      <StatusMark kind={stateMarks[assignment.state]}>
        {t(`state.${assignment.state}`) + (assignment.late ? ` · ${t('late')}` : '')}
      </StatusMark>
      <LastWord history={assignment.history} />
      <MaterialTree blocks={assignment.blocks} files={[]} light={false} />
      {!passed && <Writing assignment={assignment} />}
      <SubmissionHistory history={assignment.history} />
    </div>
  );
}

/** What the trainer said last stands in sight until the work is handed in again. */
function LastWord({ history }: { history: MyAssignment['history'] }) {
  const t = useWords('materials');
  const last = history.at(-1);
  if (!last || last.kind === 'submitted' || last.body.trim() === '') return null;
  return (
    <section className="last-word" aria-labelledby="last-word">
      <h2 id="last-word">{t('mark.said')}</h2>
      <p>
        <bdi>{last.body}</bdi>
      </p>
    </section>
  );
}

function Writing({ assignment }: { assignment: MyAssignment }) {
  const t = useWords('materials');
  const [body, setBody] = useState(assignment.body);
  const [files, setFiles] = useState<StoredFile[]>(assignment.files);
  const submit = useSubmit(assignment.id);
  const { state, change, flush } = useAutosave<{ body: string; fileIds: string[] }>(
    assignment.version,
    (value, version) =>
      callApi(assignmentsApi.save, { params: { id: assignment.id }, body: { ...value, version } }),
  );
  const write = (text: string, kept: StoredFile[]) => {
    setBody(text);
    setFiles(kept);
    change({ body: text, fileIds: kept.map(({ id }) => id) });
  };
  const handIn = async () => {
    const version = await flush();
    submit.mutate(
      { body, fileIds: files.map(({ id }) => id), version },
      {
        onSuccess: ({ late }) => notifications.show({ message: late ? t('submit.late') : t('submit.done') }),
      },
    );
  };
  const again = assignment.state === 'submitted';
  return (
    <>
      {assignment.overdue && <p className="later">{t('overdue')}</p>}
      {again && <p className="later">{t('submit.still')}</p>}
      <Textarea
        label={t('work')}
        value={body}
        autosize
        minRows={8}
        maxLength={20_000}
        onChange={({ currentTarget }) => write(currentTarget.value, files)}
      />
      <FileField
        label={t('work.files')}
        purpose="assignment"
        most={5}
        files={files}
        onChange={(kept) => write(body, kept)}
      />
      {state.kind === 'conflict' ? <p role="alert">{t('work.conflict')}</p> : null}
      <ProblemNote error={submit.error} />
      <Group>
        <Button onClick={() => void handIn()} loading={submit.isPending} disabled={state.kind === 'conflict'}>
          {again ? t('submit.again') : t('submit')}
        </Button>
        <SaveNote state={state} onRetry={() => void flush()} />
      </Group>
    </>
  );
}
