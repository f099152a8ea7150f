import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { activitiesApi, type Activity } from '@traccia/contracts';
import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { ApiProblem } from '../../lib/api';
import { useWords } from '../../lib/words';
import { ActivityFields } from './activity-fields';
import { bodyOf, valuesOf, type ActivityFormValues } from './activity-form-values';
import { useUpdateActivity } from './mutations';
import { activitiesQueries } from './queries';
import { StaleNote } from './stale-note';
import { useActivityForm } from './use-activity-form';

/** The form, what the server refused, and what somebody else saved meanwhile. */
function useEditing(activity: Activity, onDone: () => void) {
  const t = useWords('activities');
  const client = useQueryClient();
  const { form, refused, refuse: mark, passes, clear } = useActivityForm(valuesOf(activity));
  const update = useUpdateActivity(activity.id);
  const [based, setBased] = useState(activity.version);
  const [theirs, setTheirs] = useState<Activity | null>(null);
  const leaving = useRef(false);
  const unsaved = () => form.isDirty() && !leaving.current;
  useBlocker({
    shouldBlockFn: () => unsaved() && !window.confirm(t('edit.leave')),
    enableBeforeUnload: unsaved,
  });
  const leave = () => {
    leaving.current = true;
    onDone();
  };

  const refuse = async (problem: unknown) => {
    if (problem instanceof ApiProblem && problem.code === 'request.version-stale') {
      const newest = { ...activitiesQueries.detail(activity.id), staleTime: 0 };
      setTheirs(await client.fetchQuery(newest));
      return clear();
    }
    mark(problem);
  };
  const save = (values: ActivityFormValues, version = based) => {
    const body = { ...bodyOf(values), version };
    if (!passes(activitiesApi.update, body, values)) return;
    update.mutate(body, {
      onSuccess: () => {
        notifications.show({ message: t('edit.saved') });
        leave();
      },
      onError: (error) => void refuse(error),
    });
  };
  const settle = (newest: Activity) => {
    setBased(newest.version);
    setTheirs(null);
  };
  const takeMine = (newest: Activity) => {
    settle(newest);
    save(form.values, newest.version);
  };
  const takeTheirs = (newest: Activity) => {
    settle(newest);
    form.setValues(valuesOf(newest));
  };
  return { form, refused, theirs, save, takeMine, takeTheirs, leave, saving: update.isPending };
}

/** Changes an activity; when somebody else was faster, nothing typed is lost and both versions are shown. */
export function EditActivity({ activity, onDone }: { activity: Activity; onDone: () => void }) {
  const t = useWords('activities');
  const { form, refused, theirs, save, takeMine, takeTheirs, leave, saving } = useEditing(activity, onDone);
  return (
    <form
      className="activity-form"
      onSubmit={form.onSubmit((values) => save(values))}
      noValidate
      aria-label={t('edit.title')}
    >
      {theirs && (
        <StaleNote
          mine={form.values}
          theirs={theirs}
          onMine={() => takeMine(theirs)}
          onTheirs={() => takeTheirs(theirs)}
        />
      )}
      <ActivityFields form={form} mayBeTemplate={activity.status === 'draft'} />
      <ProblemNote error={refused} />
      <Group>
        <Button type="submit" loading={saving} disabled={theirs !== null}>
          {t('edit.save')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('edit.cancel')}
        </Button>
      </Group>
    </form>
  );
}
