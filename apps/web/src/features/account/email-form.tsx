import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Me } from '@traccia/contracts';
import { ProblemNote } from '../../components/problem-note';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault, useFaultyFields } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { useRequestEmailChange } from './mutations';

export function EmailForm({ me }: { me: Me }) {
  const t = useWords('account');
  const check = useChecks();
  const request = useRequestEmailChange();
  const form = useForm({ initialValues: { email: '' }, validate: { email: check.email } });
  const showFaults = useFaultyFields(form);
  const submit = form.onSubmit(
    ({ email }) =>
      request.mutate(email.trim(), { onSuccess: form.reset, onError: (error) => showFaults(error) }),
    focusFirstFault(form),
  );
  const state = me.emailVerified ? '' : ` (${t('email.unverified')})`;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {me.email && <Text>{`${t('email.now', { email: me.email })}${state}`}</Text>}
        <ProblemNote error={request.error} />
        {request.isSuccess && <Text role="status">{t('email.sent', { email: request.variables })}</Text>}
        <TextInput
          type="email"
          label={t('email.new')}
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <Button type="submit" variant="default" loading={request.isPending} style={{ alignSelf: 'start' }}>
          {t('email.save')}
        </Button>
      </Stack>
    </form>
  );
}
