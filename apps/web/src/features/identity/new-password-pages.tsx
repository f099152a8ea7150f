import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { PasswordField } from '../../components/password-field';
import { ProblemNote } from '../../components/problem-note';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault, useFaultyFields } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { LinkForm } from './link-form';
import { useResetPassword } from './mutations';
import { TokenMissing, useMailedToken } from './token-page';
import './identity.css';

export function ForgotPage() {
  const t = useWords('identity');
  return (
    <PageFrame title={t('forgot.title')} description={t('forgot.text')} narrow>
      <div className="narrow-form">
        <LinkForm kind="reset" />
        <hr className="rule-or" />
        <TextLink to="/sign-in">{t('to_sign_in')}</TextLink>
      </div>
    </PageFrame>
  );
}

function NewPasswordForm({ token }: { token: string }) {
  const t = useWords('identity');
  const check = useChecks();
  const reset = useResetPassword();
  const form = useForm({ initialValues: { password: '' }, validate: { password: check.newPassword } });
  const showFaults = useFaultyFields(form);
  const submit = form.onSubmit(
    ({ password }) => reset.mutate({ token, password }, { onError: (error) => showFaults(error) }),
    focusFirstFault(form),
  );
  return (
    <form onSubmit={submit} noValidate className="narrow-form">
      <Stack gap="md">
        <ProblemNote error={reset.error} />
        <PasswordField
          label={t('field.new_password')}
          description={t('field.password_hint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={reset.isPending}>
          {t('reset.act')}
        </Button>
      </Stack>
    </form>
  );
}

export function ResetPage() {
  const t = useWords('identity');
  const token = useMailedToken();
  return (
    <PageFrame title={t('reset.title')} description={token ? t('reset.text') : undefined} narrow>
      {token ? <NewPasswordForm token={token} /> : <TokenMissing />}
    </PageFrame>
  );
}
