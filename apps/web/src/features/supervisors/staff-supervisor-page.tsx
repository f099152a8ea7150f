import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Locale, StaffSupervisor } from '@traccia/contracts';
import { EmptyState } from '../../components/empty-state';
import { FactList } from '../../components/fact-list';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useUnsavedWarning } from '../../components/unsaved-warning';
import { useFormat } from '../../lib/format';
import { languageNames, useLocale } from '../../lib/locale';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault, useFaultyFields } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { EndByStaff } from './end-by-staff';
import { PersonFields } from './person-fields';
import { supervisorQueries, useNameByStaff } from './queries';
import './supervisors.css';

const route = getRouteApi('/signed-in/staff/staff/enrolments/$enrolmentId/supervisor');

/** Whom a participant reports to, as staff know it; only the participant can say that somebody may be asked. */
export function StaffSupervisorPage() {
  const t = useWords('supervisors');
  const { enrolmentId } = route.useParams();
  const query = useQuery(supervisorQueries.ofEnrolment(enrolmentId));
  const of = query.data;
  return (
    <PageFrame
      narrow
      title={t('staff.title')}
      description={of?.participantName}
      crumbs={
        of && [
          {
            label: of.activityCode,
            to: '/staff/activities/$activityId',
            params: { activityId: of.activityId },
          },
        ]
      }
    >
      <QueryState query={query} lines={6}>
        {(known) => (
          <Stack gap="lg">
            <Text>{t(known.agreed ? 'staff.agreed' : 'staff.not_agreed')}</Text>
            <Known known={known} />
            {known.supervisor && <EndByStaff key={known.supervisor.namedAt} enrolmentId={enrolmentId} />}
            {known.mayName ? (
              <NameForm key={known.supervisor?.namedAt ?? 'new'} enrolmentId={enrolmentId} known={known} />
            ) : (
              <EmptyState title={t('no_place.title')} text={t('staff.no_place')} />
            )}
          </Stack>
        )}
      </QueryState>
    </PageFrame>
  );
}

function Known({ known: { supervisor } }: { known: StaffSupervisor }) {
  const t = useWords('supervisors');
  const format = useFormat();
  if (!supervisor) return <Text>{t('staff.nobody')}</Text>;
  const { givenName, familyName, email, locale, namedBy, namedAt } = supervisor;
  return (
    <FactList
      facts={[
        { name: t('name'), value: <bdi>{`${givenName} ${familyName}`}</bdi> },
        { name: t('email'), value: <bdi>{email}</bdi> },
        { name: t('language'), value: languageNames[locale] },
        { name: t('named'), value: t(`staff.by.${namedBy}`, { when: format.instant(namedAt) }) },
      ]}
    />
  );
}

function NameForm({ enrolmentId, known }: { enrolmentId: string; known: StaffSupervisor }) {
  const t = useWords('supervisors');
  const check = useChecks();
  const { locale } = useLocale();
  const form = useForm({
    initialValues: { givenName: '', familyName: '', email: '', locale: locale as Locale },
    validate: { givenName: check.filled, familyName: check.filled, email: check.email },
  });
  const name = useNameByStaff(enrolmentId);
  const showFaults = useFaultyFields(form);
  useUnsavedWarning(form.isDirty() && !name.isSuccess);
  const submit = form.onSubmit(
    (typed) =>
      name.mutate(
        { ...typed, email: typed.email.trim() },
        { onSuccess: () => notifications.show({ message: t('staff.saved') }), onError: showFaults },
      ),
    focusFirstFault(form),
  );
  return (
    <section aria-labelledby="staff-name">
      <h2 id="staff-name">{t(known.supervisor ? 'staff.other' : 'staff.name')}</h2>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <PersonFields input={(field) => form.getInputProps(field)} />
          {known.supervisor && <Text size="sm">{t('staff.dies')}</Text>}
          <ProblemNote error={name.error} />
          <div>
            <Button type="submit" loading={name.isPending}>
              {t('staff.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </section>
  );
}
