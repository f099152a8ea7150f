import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { PasswordField } from '../../components/password-field';
import { ProblemNote } from '../../components/problem-note';
import { useLocale } from '../../lib/locale';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault, useFaultyFields } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { MailOnItsWay } from './link-form';
import { useSignUp } from './mutations';
import './identity.css';

function SignUpForm({ signUp }: { signUp: ReturnType<typeof useSignUp> }) {
  const t = useWords('identity');
  const { locale } = useLocale();
  const check = useChecks();
  const form = useForm({
    initialValues: { givenName: '', familyName: '', email: '', password: '' },
    validate: {
      givenName: check.filled,
      familyName: check.filled,
      email: check.email,
      password: check.newPassword,
    },
  });
  const showFaults = useFaultyFields(form);
  const submit = form.onSubmit(
    (values) =>
      signUp.mutate(
        { ...values, email: values.email.trim(), locale },
        { onError: (error) => showFaults(error) },
      ),
    focusFirstFault(form),
  );
  return (
    <form onSubmit={submit} noValidate className="narrow-form">
      <Stack gap="md">
        <ProblemNote error={signUp.error} />
        <TextInput
          label={t('field.given_name')}
          autoComplete="given-name"
          {...form.getInputProps('givenName')}
        />
        <TextInput
          label={t('field.family_name')}
          autoComplete="family-name"
          {...form.getInputProps('familyName')}
        />
        <TextInput
          type="email"
          label={t('field.email')}
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('field.password')}
          description={t('field.password_hint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signUp.isPending}>
          {t('sign_up.act')}
        </Button>
        <TextLink to="/sign-in">{t('sign_up.have')}</TextLink>
      </Stack>
    </form>
  );
}

export function SignUpPage() {
  const t = useWords('identity');
  const signUp = useSignUp();
  return (
    <PageFrame title={t('sign_up.title')} description={t('sign_up.text')} narrow>
      {signUp.isSuccess ? (
        <MailOnItsWay text={t('mail.sign_up', { email: signUp.variables.email })} onAgain={signUp.reset} />
      ) : (
        <SignUpForm signUp={signUp} />
      )}
    </PageFrame>
  );
}
