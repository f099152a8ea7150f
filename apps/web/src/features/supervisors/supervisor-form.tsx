import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useBlocker } from '@tanstack/react-router';
import type { Locale, OwnSupervisor } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useChecks } from '../../lib/use-checks';
import { focusFirstFault, useFaultyFields } from '../../lib/use-faulty-fields';
import { useWords } from '../../lib/words';
import { type Employer, NewEmployer } from './new-employer';
import { PersonFields } from './person-fields';
import { useNameSupervisor } from './queries';

interface Values extends Record<string, unknown> {
  givenName: string;
  familyName: string;
  email: string;
  locale: Locale;
  agreed: boolean;
  reason: 'changed_supervisor' | 'changed_employer';
}

function useSupervisorForm({ proposal, agreement }: OwnSupervisor) {
  const { locale } = useLocale();
  const t = useWords('supervisors');
  const check = useChecks();
  const words = (proposal?.name ?? '').trim().split(/\s+/);
  return useForm<Values>({
    initialValues: {
      givenName: words[0] ?? '',
      familyName: words.slice(1).join(' '),
      email: proposal?.email ?? '',
      locale,
      agreed: false,
      reason: 'changed_supervisor',
    },
    validate: {
      givenName: check.filled,
      familyName: check.filled,
      email: check.email,
      agreed: (agreed) => (agreement.given || agreed ? null : t('agree.needed')),
    },
  });
}

type Form = ReturnType<typeof useSupervisorForm>;

function Why({ form }: { form: Form }) {
  const t = useWords('supervisors');
  return (
    <Radio.Group label={t('why')} {...form.getInputProps('reason')}>
      <Stack gap="xs" mt="xs">
        <Radio value="changed_supervisor" label={t('why.supervisor')} />
        <Radio value="changed_employer" label={t('why.employer')} />
      </Stack>
    </Radio.Group>
  );
}

function Agreement({ form, agreement }: { form: Form; agreement: OwnSupervisor['agreement'] }) {
  const t = useWords('supervisors');
  const say = useLocalised();
  if (agreement.given) return <Text size="sm">{t('agree.given')}</Text>;
  return (
    <Checkbox
      label={t('agree')}
      description={say(agreement.body)}
      {...form.getInputProps('agreed', { type: 'checkbox' })}
    />
  );
}

/** Name, address and language of a supervisor, and beside them what is agreed to; nothing is ticked beforehand. */
export function SupervisorForm({ own, onDone }: { own: OwnSupervisor; onDone: (() => void) | null }) {
  const t = useWords('supervisors');
  const shell = useWords('shell');
  const { locale } = useLocale();
  const form = useSupervisorForm(own);
  const [employer, setEmployer] = useState<Employer | null>(null);
  const name = useNameSupervisor(own.enrolmentId);
  const showFaults = useFaultyFields(form);
  const replaces = own.supervisor !== null || own.former.length > 0;
  const moved = replaces && form.values.reason === 'changed_employer';
  useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && !window.confirm(t('leave')),
    enableBeforeUnload: () => form.isDirty(),
    disabled: !form.isDirty() || name.isSuccess,
  });
  const submit = form.onSubmit(({ agreed, reason, ...typed }) => {
    const agreement = agreed ? { textVersion: own.agreement.textVersion, locale } : null;
    const body = {
      ...typed,
      email: typed.email.trim(),
      agreement,
      reason: replaces ? reason : null,
      ...(moved && { organizationId: employer?.id ?? null }),
    };
    name.mutate(body, {
      onSuccess: () => {
        notifications.show({ message: t('saved') });
        onDone?.();
      },
      onError: showFaults,
    });
  }, focusFirstFault(form));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {replaces && <Why form={form} />}
        {moved && <NewEmployer picked={employer} onPick={setEmployer} />}
        <PersonFields input={(field) => form.getInputProps(field)} />
        <Agreement form={form} agreement={own.agreement} />
        <Text size="sm">{t('asked_about')}</Text>
        <ProblemNote error={name.error} />
        <Group>
          <Button type="submit" loading={name.isPending}>
            {t('save')}
          </Button>
          {onDone && (
            <Button variant="default" onClick={onDone}>
              {shell('cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
