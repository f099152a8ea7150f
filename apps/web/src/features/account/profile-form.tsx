import { Button, NativeSelect, Stack, TextInput, type TextInputProps } from '@mantine/core';
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
      telephone: me.telephone ?? '',
    },
    validate: { givenName: check.filled, familyName: check.filled },
  });
  const showFaults = useFaultyFields(form);
  const submit = form.onSubmit(
    (values) =>
      update.mutate(
        { ...values, timeZone: values.timeZone || null, telephone: values.telephone.trim() || null },
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
        <TelephoneField {...form.getInputProps('telephone')} />
        <Button type="submit" loading={update.isPending} style={{ alignSelf: 'start' }}>
          {t('profile.save')}
        </Button>
      </Stack>
    </form>
  );
}

/** A number reads from the left in every language. */
function TelephoneField(props: TextInputProps) {
  const t = useWords('account');
  return (
    <TextInput
      type="tel"
      label={t('telephone')}
      description={t('telephone.why')}
      autoComplete="tel"
      maxLength={40}
      dir="ltr"
      {...props}
    />
  );
}
