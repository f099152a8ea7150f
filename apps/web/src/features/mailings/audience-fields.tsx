import { Checkbox, Group, MultiSelect, Stack } from '@mantine/core';
import {
  constituentGroups,
  enrolmentStatuses,
  locales,
  type Mailing,
  type MailingAudience,
} from '@traccia/contracts';
import { useMemo } from 'react';
import { countryChoices } from '../../lib/country-codes';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { openApplicationStates } from './audience';
import { ReachFields } from './reach-fields';

interface Parts {
  audience: MailingAudience;
  activity: Mailing['activity'];
  onChange: (audience: MailingAudience) => void;
}

/** To whom: of which activities, in which part there, and narrower by group, country and language. */
export function AudienceFields(props: Parts) {
  const t = useWords('mailings');
  return (
    <section className="mailing-section" aria-labelledby="mailing-whom">
      <h2 id="mailing-whom">{t('whom.title')}</h2>
      <Stack gap="lg">
        <ReachFields {...props} />
        <PartFields {...props} />
        <NarrowerFields {...props} />
      </Stack>
    </section>
  );
}

function PartFields({ audience, onChange }: Parts) {
  const t = useWords('mailings');
  const codes = useWords('codes');
  const admissions = useWords('admissions');
  return (
    <Stack gap="md">
      <Checkbox.Group
        label={t('whom.places')}
        value={audience.enrolmentStatuses}
        onChange={(chosen) =>
          onChange({
            ...audience,
            enrolmentStatuses: enrolmentStatuses.filter((status) => chosen.includes(status)),
          })
        }
      >
        <Group mt="xs" gap="md">
          {enrolmentStatuses.map((status) => (
            <Checkbox key={status} value={status} label={codes(`enrolment_status.${status}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <MultiSelect
        label={t('whom.applicants')}
        description={t('whom.applicants_hint')}
        data={openApplicationStates.map((value) => ({ value, label: admissions(`state.${value}`) }))}
        value={audience.applicationStates}
        onChange={(chosen) =>
          onChange({
            ...audience,
            applicationStates: openApplicationStates.filter((state) => chosen.includes(state)),
          })
        }
        comboboxProps={{ withinPortal: false }}
      />
      <Group gap="md">
        <Checkbox
          label={t('whom.nominators')}
          checked={audience.nominators}
          onChange={({ currentTarget }) => onChange({ ...audience, nominators: currentTarget.checked })}
        />
        <Checkbox
          label={t('whom.trainers')}
          checked={audience.trainers}
          onChange={({ currentTarget }) => onChange({ ...audience, trainers: currentTarget.checked })}
        />
      </Group>
    </Stack>
  );
}

function NarrowerFields({ audience, onChange }: Parts) {
  const t = useWords('mailings');
  const codes = useWords('codes');
  const format = useFormat();
  const { locale } = useLocale();
  const countries = useMemo(() => countryChoices(format, locale), [format, locale]);
  const inPlace = { comboboxProps: { withinPortal: false } };
  return (
    <div className="mailing-pair">
      <MultiSelect
        label={t('whom.groups')}
        placeholder={audience.constituentGroups.length === 0 ? t('whom.all') : undefined}
        data={constituentGroups.map((value) => ({ value, label: codes(`group.${value}`) }))}
        value={audience.constituentGroups}
        onChange={(chosen) =>
          onChange({
            ...audience,
            constituentGroups: constituentGroups.filter((group) => chosen.includes(group)),
          })
        }
        {...inPlace}
      />
      <MultiSelect
        label={t('whom.countries')}
        placeholder={audience.countryCodes.length === 0 ? t('whom.all') : undefined}
        searchable
        data={countries}
        value={audience.countryCodes}
        onChange={(countryCodes) => onChange({ ...audience, countryCodes })}
        {...inPlace}
      />
      <MultiSelect
        label={t('whom.languages')}
        placeholder={audience.locales.length === 0 ? t('whom.all') : undefined}
        data={locales.map((value) => ({ value, label: format.languageName(value) }))}
        value={audience.locales}
        onChange={(chosen) =>
          onChange({ ...audience, locales: locales.filter((code) => chosen.includes(code)) })
        }
        {...inPlace}
      />
    </div>
  );
}
