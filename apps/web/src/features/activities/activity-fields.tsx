import { Checkbox, Group, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { locales, modalities } from '@traccia/contracts';
import { useMemo } from 'react';
import { countryChoices } from '../../lib/country-codes';
import { useFormat } from '../../lib/format';
import { languageNames, useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import type { ActivityFormValues } from './activity-form-values';
import { PlanningFields } from './planning-fields';

export type ActivityForm = UseFormReturnType<ActivityFormValues>;

/** What can be said of an activity when it is planned and changed later. */
export function ActivityFields({ form, mayBeTemplate }: { form: ActivityForm; mayBeTemplate: boolean }) {
  return (
    <>
      <TitleFields form={form} />
      <WhenFields form={form} />
      <WhereFields form={form} />
      <PlaceFields form={form} />
      <PlanningFields form={form} mayBeTemplate={mayBeTemplate} />
    </>
  );
}

function TitleFields({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const format = useFormat();
  return (
    <fieldset className="form-part">
      <legend>{t('form.titles')}</legend>
      <p className="hint">{t('form.titles_hint')}</p>
      <div className="pair texts">
        {locales.map((locale) => (
          <TextInput
            key={locale}
            label={t('form.title_in', { language: format.languageName(locale) })}
            lang={locale}
            dir={locale === 'ar' ? 'rtl' : 'ltr'}
            maxLength={500}
            {...form.getInputProps(`title.${locale}`)}
          />
        ))}
      </div>
      <NativeSelect
        label={t('form.modality')}
        data={modalities.map((modality) => ({ value: modality, label: codes(`modality.${modality}`) }))}
        {...form.getInputProps('modality')}
      />
    </fieldset>
  );
}

function WhenFields({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  const { timeZone } = form.values;
  // Not every browser lists UTC, nor every zone an import may have brought.
  const zones = useMemo(
    () => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', timeZone])].filter(Boolean),
    [timeZone],
  );
  return (
    <fieldset className="form-part">
      <legend>{t('form.when')}</legend>
      <div className="pair">
        <TextInput type="date" required label={t('form.starts')} {...form.getInputProps('startsOn')} />
        <TextInput
          type="date"
          required
          label={t('form.ends')}
          min={form.values.startsOn || undefined}
          {...form.getInputProps('endsOn')}
        />
      </div>
      <div className="pair">
        <Select
          label={t('form.zone')}
          required
          searchable
          limit={60}
          data={zones}
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps('timeZone')}
        />
        <TextInput
          type="date"
          label={t('form.closes')}
          description={t('form.closes_hint')}
          {...form.getInputProps('enrolmentClosesOn')}
        />
      </div>
    </fieldset>
  );
}

function WhereFields({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  const format = useFormat();
  const { locale } = useLocale();
  const countries = useMemo(() => countryChoices(format, locale), [format, locale]);
  return (
    <fieldset className="form-part">
      <legend>{t('form.where')}</legend>
      <div className="pair">
        <TextInput label={t('form.venue')} maxLength={200} {...form.getInputProps('venue')} />
        <NativeSelect
          label={t('form.country')}
          data={[{ value: '', label: t('form.no_country') }, ...countries]}
          {...form.getInputProps('countryCode')}
        />
      </div>
    </fieldset>
  );
}

function PlaceFields({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  return (
    <fieldset className="form-part">
      <legend>{t('form.who')}</legend>
      <Checkbox.Group label={t('form.languages')} required {...form.getInputProps('languages')}>
        <Group gap="lg" mt="xs">
          {locales.map((locale) => (
            <Checkbox key={locale} value={locale} label={languageNames[locale]} lang={locale} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberInput
        label={t('form.capacity')}
        description={t('form.capacity_hint')}
        maw="14rem"
        min={0}
        max={100_000}
        allowDecimal={false}
        {...form.getInputProps('capacity')}
      />
    </fieldset>
  );
}
