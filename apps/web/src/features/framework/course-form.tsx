import { NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { coursesApi, type Course } from '@traccia/contracts';
import { useState } from 'react';
import { checkBody } from '../../lib/check-body';
import { useLocalised } from '../../lib/format';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useUnsavedWarning } from '../../components/unsaved-warning';
import { useWords } from '../../lib/words';
import { FormActs } from './form-acts';
import { filled, LocalisedFields } from './localised-fields';
import { useSaveCourse } from './mutations';
import { frameworkQueries } from './queries';

interface Values {
  code: string;
  programmeId: string;
  title: Course['title'];
  summary: Course['summary'];
  objectives: Course['objectives'];
}
const none: Values = { code: '', programmeId: '', title: {}, summary: {}, objectives: {} };

interface Props {
  course: Course | null;
  onDone: (course: Course) => void;
  onCancel: () => void;
}

/** What is typed, what was refused, and the way to the server. */
function useCourseForm(props: Props) {
  const t = useWords('framework');
  const faultsOf = useFieldFaults();
  const [values, setValues] = useState<Values>(() => props.course ?? none);
  const [refused, setRefused] = useState<unknown>(null);
  const save = useSaveCourse(props.course?.id ?? null);
  const set = (changed: Partial<Values>) => setValues((before) => ({ ...before, ...changed }));
  useUnsavedWarning(values !== props.course && values !== none && !save.isSuccess);
  const submit = () => {
    const body = {
      code: values.code.trim(),
      programmeId: values.programmeId,
      title: filled(values.title),
      summary: filled(values.summary),
      objectives: filled(values.objectives),
    };
    const problem = checkBody(coursesApi.create, body);
    if (problem) return setRefused(problem);
    save.mutate(
      { ...body, version: props.course?.version ?? 0 },
      {
        onSuccess: (course) => {
          notifications.show({ message: t('form.saved') });
          props.onDone(course);
        },
        onError: setRefused,
      },
    );
  };
  return { values, set, submit, refused, faults: faultsOf(refused), saving: save.isPending };
}

/** Writes the texts of a course, new or there already. */
export function CourseForm(props: Props) {
  const t = useWords('framework');
  const { values, set, submit, refused, faults, saving } = useCourseForm(props);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PlaceFields values={values} set={set} faults={faults} isNew={props.course === null} />
      <LocalisedFields
        legend={t('form.title')}
        value={values.title}
        error={faults.title}
        onChange={(title) => set({ title })}
      />
      <LocalisedFields
        legend={t('form.summary')}
        lines={2}
        value={values.summary}
        onChange={(summary) => set({ summary })}
      />
      <LocalisedFields
        legend={t('form.objectives')}
        lines={4}
        value={values.objectives}
        onChange={(objectives) => set({ objectives })}
      />
      <FormActs error={refused} saving={saving} onCancel={props.onCancel} />
    </form>
  );
}

function PlaceFields(props: {
  values: Values;
  set: (changed: Partial<Values>) => void;
  faults: Record<string, string>;
  isNew: boolean;
}) {
  const t = useWords('framework');
  const say = useLocalised();
  const programmes = useQuery(frameworkQueries.programmeChoices());
  const { values, set, faults, isNew } = props;
  return (
    <fieldset className="form-part">
      <legend>{t('form.where')}</legend>
      <div className="pair">
        <NativeSelect
          label={t('courses.programme')}
          required
          value={values.programmeId}
          error={faults.programmeId}
          data={[
            { value: '', label: t('form.choose') },
            ...(programmes.data?.rows ?? []).map((row) => ({ value: row.id, label: say(row.title) })),
          ]}
          onChange={(event) => set({ programmeId: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.code')}
          description={t('form.code_hint')}
          required
          dir="ltr"
          maxLength={40}
          readOnly={!isNew}
          value={values.code}
          error={faults.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
