import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { administrationApi, type Settings } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { checkBody } from '../../lib/check-body';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { AdministrationFrame } from './administration-frame';
import { useUpdateSettings } from './mutations';
import { administrationQueries } from './queries';

/** What holds for the whole installation. */
export function SettingsPage() {
  const t = useWords('administration');
  const query = useQuery({ ...administrationQueries.settings(), refetchOnWindowFocus: false });
  return (
    <AdministrationFrame part="settings" description={t('settings.description')}>
      <QueryState query={query}>{(settings) => <SettingsForm settings={settings} />}</QueryState>
    </AdministrationFrame>
  );
}

function SettingsForm({ settings }: { settings: Settings }) {
  const t = useWords('administration');
  const faultsOf = useFieldFaults();
  const update = useUpdateSettings();
  const form = useForm<Settings>({ initialValues: settings });
  const [refused, setRefused] = useState<unknown>(null);
  const refuse = (problem: unknown) => {
    form.setErrors(faultsOf(problem));
    setRefused(problem);
  };
  const submit = (values: Settings) => {
    const problem = checkBody(administrationApi.updateSettings, values);
    if (problem) return refuse(problem);
    update.mutate(values, {
      onSuccess: (saved) => {
        form.setValues(saved);
        setRefused(null);
        notifications.show({ message: t('settings.saved') });
      },
      onError: refuse,
    });
  };
  return (
    <form className="settings-form" onSubmit={form.onSubmit(submit)} noValidate>
      <SettingsFields form={form} />
      <ProblemNote error={refused} />
      <div>
        <Button type="submit" loading={update.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

function SettingsFields({ form }: { form: ReturnType<typeof useForm<Settings>> }) {
  const t = useWords('administration');
  return (
    <>
      <fieldset>
        <legend>{t('settings.centre')}</legend>
        <TextInput
          label={t('settings.centre_name')}
          description={t('settings.centre_hint')}
          required
          maxLength={120}
          {...form.getInputProps('centreName')}
        />
      </fieldset>
      <fieldset>
        <legend>{t('settings.mail')}</legend>
        <TextInput
          label={t('settings.from_name')}
          required
          maxLength={120}
          {...form.getInputProps('mailFromName')}
        />
        <TextInput
          type="email"
          label={t('settings.from_address')}
          required
          dir="ltr"
          maxLength={254}
          {...form.getInputProps('mailFromAddress')}
        />
        <NumberInput
          label={t('settings.rate')}
          required
          maw="14rem"
          min={1}
          max={6000}
          allowDecimal={false}
          {...form.getInputProps('mailsPerMinute')}
        />
        <NumberInput
          label={t('settings.requests')}
          description={t('settings.requests_hint')}
          required
          maw="26rem"
          min={1}
          max={50}
          allowDecimal={false}
          {...form.getInputProps('requestsPerWeek')}
        />
      </fieldset>
      <DisclosureFields form={form} />
    </>
  );
}

function DisclosureFields({ form }: { form: ReturnType<typeof useForm<Settings>> }) {
  const t = useWords('administration');
  return (
    <fieldset>
      <legend>{t('settings.disclosure')}</legend>
      <NumberInput
        label={t('settings.threshold')}
        description={t('settings.threshold_hint')}
        required
        min={5}
        max={50}
        allowDecimal={false}
        {...form.getInputProps('disclosureThreshold')}
      />
      <NumberInput
        label={t('settings.linked_months')}
        description={t('settings.linked_months_hint')}
        required
        min={6}
        max={240}
        allowDecimal={false}
        {...form.getInputProps('answersLinkedMonths')}
      />
    </fieldset>
  );
}
