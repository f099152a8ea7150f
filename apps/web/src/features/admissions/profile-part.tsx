import { Fieldset, NativeSelect, Text, TextInput } from '@mantine/core';
import { type ApplicationForm, sexes } from '@traccia/contracts';
import { useMemo, useState } from 'react';
import { countryChoices } from '../../lib/country-codes';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { OrganizationPicker } from './organization-picker';
import type { Filled } from './use-application-form';

interface Props {
  form: ApplicationForm;
  filled: Filled;
  faults: Readonly<Record<string, string>>;
  disabled: boolean;
  onChange: (changed: Partial<Filled>) => void;
}

function Country(props: {
  id: string;
  label: string;
  required?: boolean;
  value: string | null;
  error?: string | undefined;
  disabled: boolean;
  onChange: (code: string | null) => void;
}) {
  const t = useWords('admissions');
  const format = useFormat();
  const { locale } = useLocale();
  const choices = useMemo(() => countryChoices(format, locale), [format, locale]);
  return (
    <NativeSelect
      id={props.id}
      label={props.label}
      withAsterisk={props.required ?? false}
      disabled={props.disabled}
      value={props.value ?? ''}
      error={props.error}
      data={[{ value: '', label: t('form.choose') }, ...choices]}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  );
}

function Who({ profile }: Pick<ApplicationForm, 'profile'>) {
  const t = useWords('admissions');
  return (
    <>
      <Text size="sm">
        {profile.givenName} {profile.familyName} · <bdi>{profile.email}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        {t('form.profile_hint')}
      </Text>
    </>
  );
}

/** Who the applicant is: taken from the profile, and kept there for the next form. */
export function ProfilePart({ form, filled, faults, disabled, onChange }: Props) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const { profile } = filled;
  const [organization, setOrganization] = useState(form.organization);
  const set = (changed: Partial<Filled['profile']>) => onChange({ profile: { ...profile, ...changed } });
  return (
    <Fieldset legend={t('form.about_you')}>
      <Who profile={form.profile} />
      <div className="application-pair">
        <NativeSelect
          id="profile.sex"
          label={t('form.sex')}
          disabled={disabled}
          value={profile.sex}
          data={sexes.map((value) => ({ value, label: codes(`person_sex.${value}`) }))}
          onChange={(event) =>
            set({ sex: sexes.find((value) => value === event.currentTarget.value) ?? 'undisclosed' })
          }
        />
        <TextInput
          id="profile.jobTitle"
          label={t('form.job')}
          disabled={disabled}
          value={profile.jobTitle ?? ''}
          maxLength={200}
          onChange={(event) => set({ jobTitle: event.currentTarget.value || null })}
        />
        <Country
          id="profile.countryCode"
          label={t('form.country')}
          required
          disabled={disabled}
          value={profile.countryCode}
          error={faults['profile.countryCode']}
          onChange={(countryCode) => set({ countryCode })}
        />
        <Country
          id="profile.nationalityCode"
          label={t('form.nationality')}
          disabled={disabled}
          value={profile.nationalityCode}
          onChange={(nationalityCode) => set({ nationalityCode })}
        />
      </div>
      <OrganizationPicker
        picked={organization}
        locked={disabled || form.nominatedBy !== null}
        countryCode={profile.countryCode}
        onPick={(choice) => {
          setOrganization(choice);
          onChange({ organizationId: choice?.id ?? null });
        }}
      />
      <Previous activities={form.previousActivities} />
    </Fieldset>
  );
}

function Previous({ activities }: { activities: ApplicationForm['previousActivities'] }) {
  const t = useWords('admissions');
  const say = useLocalised();
  if (activities.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('form.previous')}
      </Text>
      <ul>
        {activities.map(({ title, year }) => (
          <li key={`${say(title)} ${year}`}>
            {say(title)} ({year})
          </li>
        ))}
      </ul>
    </div>
  );
}
