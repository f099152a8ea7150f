import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { PasswordField } from '../../components/password-field';
import { ProblemNote } from '../../components/problem-note';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault, useFaultyFields } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { useChangePassword } from './mutations';

export function PasswordChangeForm({ hasPassword }: { hasPassword: boolean }) {
  const t = useWords('account');
  const check = useChecks();
  const change = useChangePassword();
  const form = useForm({
    initialValues: { currentPassword: '', password: '' },
    validate: {
      currentPassword: (value) => (hasPassword ? check.filled(value) : null),
      password: check.newPassword,
    },
  });
  const showFaults = useFaultyFields(form);
  const submit = form.onSubmit(
    ({ currentPassword, password }) =>
      change.mutate(
        { currentPassword: hasPassword ? currentPassword : null, password },
        {
          onSuccess: () => {
            form.reset();
            notifications.show({ message: t('password.saved') });
          },
          onError: (error) => showFaults(error),
        },
      ),
    focusFirstFault(form),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {!hasPassword && <Text>{t('password.none')}</Text>}
        <ProblemNote error={change.error} />
        {hasPassword && (
          <PasswordField
            label={t('password.current')}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
          />
        )}
        <PasswordField
          label={t('password.new')}
          description={t('password.hint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: 'start' }}>
          {t('password.save')}
        </Button>
      </Stack>
    </form>
  );
}
