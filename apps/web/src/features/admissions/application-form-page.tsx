import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ApplicationForm } from '@traccia/contracts';
import type { InstrumentDefinition } from '@traccia/survey';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { ConsentPart } from './consent-part';
import { FormQuestions } from '../../components/questions/form-questions';
import { useSubmit } from './mutations';
import { ProfilePart } from './profile-part';
import { admissionsQueries } from './queries';
import { useApplicationForm } from './use-application-form';
import './admissions.css';

const page = getRouteApi('/signed-in/my-applications/$applicationId');

function SavedNote({ saving }: { saving: ReturnType<typeof useApplicationForm>['saving'] }) {
  const t = useWords('admissions');
  return (
    <Text size="sm" c="dimmed" role="status">
      {t(`saving.${saving}`)}
    </Text>
  );
}

function useSending(form: ApplicationForm, flush: () => Promise<number>) {
  const t = useWords('admissions');
  const submit = useSubmit(form.id);
  const faultsOf = useFieldFaults();
  const navigate = useNavigate();
  const { locale } = useLocale();
  const textVersions = Object.fromEntries(
    form.consentTexts.map(({ purpose, version }) => [purpose, version]),
  );
  const [problem, setProblem] = useState<unknown>(null);
  const faults = faultsOf(problem);
  const send = async () => {
    setProblem(null);
    try {
      await submit.mutateAsync({ version: await flush(), locale, textVersions });
      notifications.show({ message: t('sent') });
      await navigate({ to: '/my-applications' });
    } catch (error) {
      setProblem(error);
      const [first] = Object.keys(faultsOf(error));
      if (first) focusOn(first);
    }
  };
  return { send, problem, faults, pending: submit.isPending };
}

/** A group of choices has no field of its own: its first choice takes the focus. */
function focusOn(id: string): void {
  const found = document.getElementById(id);
  const field = found?.matches('input, select, textarea') ? found : found?.querySelector('input, select');
  const target = (field ?? found) as HTMLElement | null;
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

function Form({ form }: { form: ApplicationForm }) {
  const t = useWords('admissions');
  const definition = form.definition as InstrumentDefinition;
  const { filled, change, saving, problem, flush } = useApplicationForm(form);
  const sending = useSending(form, flush);
  const disabled = !form.open;
  const parts = { faults: sending.faults, disabled };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sending.send();
      }}
    >
      <Stack gap="lg">
        <ProfilePart form={form} filled={filled} onChange={change} {...parts} />
        <FormQuestions
          definition={definition}
          answers={filled.answers}
          onChange={(answers) => change({ answers })}
          {...parts}
        />
        <ConsentPart
          texts={form.consentTexts}
          consents={filled.consents}
          onChange={(consents) => change({ consents })}
          {...parts}
        />
        {form.open && (
          <Stack gap="sm">
            <Text size="sm">{t('form.review')}</Text>
            <ProblemNote error={sending.problem ?? problem} />
            <Group>
              <Button type="submit" loading={sending.pending}>
                {t('send')}
              </Button>
              <ButtonLink to="/my-applications" variant="default">
                {t('later')}
              </ButtonLink>
              <SavedNote saving={saving} />
            </Group>
          </Stack>
        )}
      </Stack>
    </form>
  );
}

function About({ form }: { form: ApplicationForm }) {
  const t = useWords('admissions');
  const format = useFormat();
  const entered = form.open && form.state !== 'draft' && form.nominatedBy === null;
  return (
    <Stack gap={4} mb="md">
      {entered && <Text>{t('form.entered')}</Text>}
      {form.nominatedBy && <Text>{t('form.nominated', { organization: form.nominatedBy })}</Text>}
      {!form.open && <Text>{t('form.read_only')}</Text>}
      {form.open && !entered && form.closesOn && (
        <Text>
          {t('closes_on', { day: format.day(form.closesOn), zone: format.zoneName(form.timeZone) })}
        </Text>
      )}
    </Stack>
  );
}

/** The application form: kept while it is filled in, sent when its writer says so. */
export function ApplicationFormPage() {
  const t = useWords('admissions');
  const say = useLocalised();
  const { applicationId } = page.useParams();
  const query = useQuery(admissionsQueries.form(applicationId));
  return (
    <PageFrame
      title={query.data ? t('form.title', { activity: say(query.data.activityTitle) }) : t('form.name')}
      crumbs={[{ label: t('mine.title'), to: '/my-applications' }]}
      narrow
    >
      <QueryState query={query} lines={12}>
        {(form) => (
          <>
            <About form={form} />
            <Form form={form} />
          </>
        )}
      </QueryState>
    </PageFrame>
  );
}
