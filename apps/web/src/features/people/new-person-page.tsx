import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { locales, peopleApi, sexes, type Locale, type Sex } from '@traccia/contracts';
import { useState } from 'react';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { checkBody } from '../../lib/check-body';
import { languageNames, useLocale } from '../../lib/locale';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useCreatePerson } from './mutations';
import { OrganizationSelect } from './scope-picker';
import './people.css';

interface Values {
  givenName: string;
  familyName: string;
  email: string;
  sex: Sex;
  locale: Locale;
  organizationId: string | null;
  jobTitle: string;
}

const bodyOf = (values: Values) => ({
  ...values,
  email: values.email.trim() || null,
  jobTitle: values.jobTitle.trim() || null,
});

/** Adds somebody the centre has to know before they sign up themselves. */
export function NewPersonPage() {
  const t = useWords('people');
  const shell = useWords('shell');
  const navigate = useNavigate();
  const create = useCreatePerson();
  const { form, refused, refuse } = useNewPersonForm();
  const submit = (values: Values) => {
    const body = bodyOf(values);
    const problem = checkBody(peopleApi.create, body);
    if (problem) return refuse(problem);
    create.mutate(body, {
      onSuccess: (person) => {
        notifications.show({ message: t('new.saved', { name: `${person.givenName} ${person.familyName}` }) });
        void navigate({ to: '/staff/people/$personId', params: { personId: person.id } });
      },
      onError: refuse,
    });
  };
  return (
    <PageFrame
      narrow
      title={t('new.title')}
      description={t('new.description')}
      crumbs={[{ label: t('list.title'), to: '/staff/people' }]}
    >
      <form className="person-form" onSubmit={form.onSubmit(submit)} noValidate>
        <PersonFields form={form} />
        <ProblemNote error={refused} />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('new.save')}
          </Button>
          <ButtonLink to="/staff/people" variant="default">
            {shell('cancel')}
          </ButtonLink>
        </Group>
      </form>
    </PageFrame>
  );
}

function useNewPersonForm() {
  const { locale } = useLocale();
  const faultsOf = useFieldFaults();
  const [refused, setRefused] = useState<unknown>(null);
  const form = useForm<Values>({
    initialValues: {
      givenName: '',
      familyName: '',
      email: '',
      sex: 'undisclosed',
      locale,
      organizationId: null,
      jobTitle: '',
    },
  });
  const refuse = (problem: unknown) => {
    form.setErrors(faultsOf(problem));
    setRefused(problem);
  };
  return { form, refused, refuse };
}

function PersonFields({ form }: { form: ReturnType<typeof useNewPersonForm>['form'] }) {
  const t = useWords('people');
  const codes = useWords('codes');
  return (
    <>
      <div className="pair">
        <TextInput
          label={t('new.given')}
          required
          autoComplete="off"
          maxLength={120}
          {...form.getInputProps('givenName')}
        />
        <TextInput
          label={t('new.family')}
          required
          autoComplete="off"
          maxLength={120}
          {...form.getInputProps('familyName')}
        />
      </div>
      <TextInput
        type="email"
        label={t('new.email')}
        description={t('new.email_hint')}
        autoComplete="off"
        maxLength={254}
        dir="ltr"
        {...form.getInputProps('email')}
      />
      <div className="pair">
        <NativeSelect
          label={t('new.sex')}
          data={sexes.map((sex) => ({ value: sex, label: codes(`person_sex.${sex}`) }))}
          {...form.getInputProps('sex')}
        />
        <NativeSelect
          label={t('new.locale')}
          data={locales.map((one) => ({ value: one, label: languageNames[one] }))}
          {...form.getInputProps('locale')}
        />
      </div>
      <OrganizationSelect
        label={t('new.organization')}
        description={t('new.organization_hint')}
        value={form.values.organizationId}
        onChange={(id) => form.setFieldValue('organizationId', id)}
      />
      <TextInput label={t('new.job')} maxLength={200} {...form.getInputProps('jobTitle')} />
    </>
  );
}
