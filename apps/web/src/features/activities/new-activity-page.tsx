import { Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { activitiesApi } from '@traccia/contracts';
import { useState } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { ActivityFields, type ActivityForm } from './activity-fields';
import { bodyOf, emptyValues, type ActivityFormValues } from './activity-form-values';
import { useCreateActivity } from './mutations';
import { TemplateStart } from './template-start';
import { activitiesQueries } from './queries';
import { useActivityForm } from './use-activity-form';
import './activities.css';

/** Plans an activity of a course; its surveys are planned by the server in the same act. */
export function NewActivityPage() {
  const t = useWords('activities');
  const shell = useWords('shell');
  const { zone } = useLocale();
  const navigate = useNavigate();
  const { form, refused, refuse, passes } = useActivityForm(emptyValues(zone));
  const create = useCreateActivity();
  const submit = (values: ActivityFormValues) => {
    const body = { courseId: values.courseId, code: values.code.trim(), ...bodyOf(values) };
    if (!passes(activitiesApi.create, body, values)) return;
    create.mutate(body, {
      onSuccess: (activity) => {
        notifications.show({ message: t('new.saved', { code: activity.code }) });
        void navigate({ to: '/staff/activities/$activityId', params: { activityId: activity.id } });
      },
      onError: refuse,
    });
  };
  return (
    <PageFrame
      narrow
      title={t('new.title')}
      description={t('new.description')}
      crumbs={[{ label: t('list.title'), to: '/staff/activities' }]}
    >
      <TemplateStart />
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <fieldset className="form-part">
          <legend>{t('form.what')}</legend>
          <CourseSelect form={form} />
          <TextInput
            label={t('form.code')}
            description={t('form.code_hint')}
            required
            maxLength={80}
            dir="ltr"
            {...form.getInputProps('code')}
          />
        </fieldset>
        <ActivityFields form={form} mayBeTemplate />
        <ProblemNote error={refused} />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('new.save')}
          </Button>
          <ButtonLink to="/staff/activities" variant="default">
            {shell('cancel')}
          </ButtonLink>
        </Group>
      </form>
    </PageFrame>
  );
}

function CourseSelect({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  const say = useLocalised();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const courses = useQuery(activitiesQueries.courses(search));
  const data = (courses.data?.rows ?? []).map((course) => ({
    value: course.id,
    label: `${course.code} · ${say(course.title)}`,
  }));
  return (
    <Select
      label={t('form.course')}
      placeholder={t('form.course_search')}
      nothingFoundMessage={t('form.course_none')}
      required
      searchable
      data={data}
      onSearchChange={(text) => setTyped(data.some((choice) => choice.label === text) ? '' : text)}
      comboboxProps={{ withinPortal: false }}
      {...form.getInputProps('courseId')}
    />
  );
}
