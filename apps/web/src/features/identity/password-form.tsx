import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { TextLink } from '../../components/link';
import { PasswordField } from '../../components/password-field';
import { ProblemNote } from '../../components/problem-note';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { useSignIn } from './mutations';

export function PasswordForm({ back }: { back: string }) {
  const t = useWords('identity');
  const check = useChecks();
  const signIn = useSignIn(back);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email: check.email, password: check.filled },
  });
  const submit = form.onSubmit(
    ({ email, password }) => signIn.mutate({ email: email.trim(), password }),
    focusFirstFault(form),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemNote error={signIn.error} />
        <TextInput
          type="email"
          label={t('field.email')}
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('field.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {t('sign_in.act')}
        </Button>
        <TextLink to="/forgot" size="sm">
          {t('sign_in.forgot')}
        </TextLink>
      </Stack>
    </form>
  );
}
