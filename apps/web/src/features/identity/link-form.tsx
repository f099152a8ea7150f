import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '../../components/problem-note';
import { useLocale } from '../../lib/locale';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { useAskForLink } from './mutations';
import { signInOptionsQuery } from './queries';

/** Said after a mail was asked for; the same for known and unknown addresses. */
export function MailOnItsWay(props: { text: string; onAgain: () => void }) {
  const t = useWords('identity');
  const demo = useQuery(signInOptionsQuery).data?.demo;
  return (
    <Stack gap="md" role="status" align="start">
      <Text fw={600}>{t('mail.title')}</Text>
      <Text>{props.text}</Text>
      {demo && <Text c="dimmed">{t('mail.outbox')}</Text>}
      <Button variant="default" onClick={props.onAgain}>
        {t('mail.again')}
      </Button>
    </Stack>
  );
}

/** Asks for an address and mails a link, to sign in or to set a new password. */
export function LinkForm({ kind }: { kind: 'sign-in' | 'reset' }) {
  const t = useWords('identity');
  const { locale } = useLocale();
  const check = useChecks();
  const ask = useAskForLink(kind);
  const form = useForm({ initialValues: { email: '' }, validate: { email: check.email } });
  if (ask.isSuccess)
    return <MailOnItsWay text={t('mail.link', { email: ask.variables.email })} onAgain={ask.reset} />;
  const submit = form.onSubmit(
    ({ email }) => ask.mutate({ email: email.trim(), locale }),
    focusFirstFault(form),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemNote error={ask.error} />
        <TextInput
          type="email"
          label={t('field.email')}
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        {kind === 'sign-in' && (
          <Text size="sm" c="dimmed">
            {t('sign_in.link_hint')}
          </Text>
        )}
        <Button type="submit" loading={ask.isPending} fullWidth>
          {kind === 'sign-in' ? t('sign_in.link_act') : t('forgot.act')}
        </Button>
      </Stack>
    </form>
  );
}
