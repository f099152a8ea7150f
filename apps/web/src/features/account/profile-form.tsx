import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { locales, type Locale, type Me } from '@traccia/contracts';
import { ProblemNote } from '../../components/problem-note';
import { languageNames, useLocale } from '../../lib/locale';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault, useFaultyFields } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { useUpdateProfile } from './mutations';

const zones = Intl.supportedValuesOf('timeZone');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function ProfileForm({ me }: { me: Me }) {
  const t = useWords('account');
  const { setLocale } = useLocale();
  const check = useChecks();
  const update = useUpdateProfile();
  const form = useForm({
    initialValues: {
      givenName: me.givenName,
      familyName: me.familyName,
      locale: me.locale as Locale,
      timeZone: me.timeZone ?? '',
    },
    validate: { givenName: check.filled, familyName: check.filled },
  });
  const showFaults = useFaultyFields(form);
  const submit = form.onSubmit(
    (values) =>
      update.mutate(
        { ...values, timeZone: values.timeZone || null },
        {
          onSuccess: async (saved) => {
            await setLocale(saved.locale);
            notifications.show({ message: t('profile.saved') });
          },
          onError: (error) => showFaults(error),
        },
      ),
    focusFirstFault(form),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" align="stretch">
        <ProblemNote error={update.error} />
        <TextInput label={t('given_name')} autoComplete="given-name" {...form.getInputProps('givenName')} />
        <TextInput
          label={t('family_name')}
          autoComplete="family-name"
          {...form.getInputProps('familyName')}
        />
        <NativeSelect
          label={t('language')}
          data={locales.map((locale) => ({ value: locale, label: languageNames[locale] }))}
          {...form.getInputProps('locale')}
        />
        <NativeSelect
          label={t('zone')}
          data={[{ value: '', label: t('zone.browser', { zone: here }) }, ...zones]}
          {...form.getInputProps('timeZone')}
        />
        <Button type="submit" loading={update.isPending} style={{ alignSelf: 'start' }}>
          {t('profile.save')}
        </Button>
      </Stack>
    </form>
  );
}
