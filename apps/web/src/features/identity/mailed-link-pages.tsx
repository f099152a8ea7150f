import { Stack } from '@mantine/core';
import { ButtonLink } from '../../components/link';
import { useWords } from '../../lib/words';
import { useConfirmEmail, useTokenSignIn } from './mutations';
import { TokenPage } from './token-page';

export function SignInByLinkPage() {
  const t = useWords('identity');
  const signIn = useTokenSignIn('link');
  return <TokenPage title={t('link.title')} text={t('link.text')} act={t('sign_in.act')} mutation={signIn} />;
}

export function VerifyPage() {
  const t = useWords('identity');
  const verify = useTokenSignIn('verify');
  return (
    <TokenPage title={t('verify.title')} text={t('verify.text')} act={t('verify.act')} mutation={verify} />
  );
}

export function ConfirmEmailPage() {
  const t = useWords('identity');
  const confirm = useConfirmEmail();
  const done = (
    <Stack align="start">
      <p>{t('email.done')}</p>
      <ButtonLink to="/">{t('email.on')}</ButtonLink>
    </Stack>
  );
  return (
    <TokenPage
      title={t('email.title')}
      text={t('email.text')}
      act={t('email.act')}
      mutation={confirm}
      done={done}
    />
  );
}
