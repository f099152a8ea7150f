import { NativeSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { groupsWithSecretary, type ScopeType } from '@traccia/contracts';
import { useMemo, useState } from 'react';
import { countryChoices } from '../../lib/country-codes';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { peopleQueries, type Choice } from './queries';

interface PickerProps {
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | undefined;
}

/** Which programme, activity, organization or country; nothing to choose for the whole centre. */
export function ScopePicker({ type, ...props }: PickerProps & { type: ScopeType }) {
  if (type === 'programme') return <ProgrammePicker {...props} />;
  if (type === 'activity') return <ActivityPicker {...props} />;
  if (type === 'organization') return <OrganizationPicker {...props} />;
  if (type === 'constituent_group') return <GroupPicker {...props} />;
  return type === 'country' ? <CountryPicker {...props} /> : null;
}

function ProgrammePicker(props: PickerProps) {
  const t = useWords('people');
  const say = useLocalised();
  const courses = useQuery(peopleQueries.programmeChoices());
  const choices = new Map(courses.data?.rows.map((row) => [row.programmeId, say(row.programmeTitle)]));
  return (
    <Plain
      {...props}
      label={t('grant.programme')}
      data={[...choices].map(([value, label]) => ({ value, label }))}
    />
  );
}

function CountryPicker(props: PickerProps) {
  const t = useWords('people');
  const format = useFormat();
  const { locale } = useLocale();
  const data = useMemo(() => countryChoices(format, locale), [format, locale]);
  return <Plain {...props} label={t('grant.country')} data={data} />;
}

function GroupPicker(props: PickerProps) {
  const t = useWords('people');
  const code = useWords('codes');
  const data = groupsWithSecretary.map((value) => ({ value, label: code(`group.${value}`) }));
  return <Plain {...props} label={t('grant.group')} data={data} />;
}

function Plain({ label, data, value, onChange, error }: PickerProps & { label: string; data: Choice[] }) {
  const t = useWords('people');
  return (
    <NativeSelect
      label={label}
      required
      value={value ?? ''}
      error={error}
      data={[{ value: '', label: t('grant.choose') }, ...data]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

function ActivityPicker(props: PickerProps) {
  const t = useWords('people');
  const say = useLocalised();
  const [search, setSearch] = useSearch();
  const found = useQuery(peopleQueries.activityChoices(search));
  const data = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${row.code} · ${say(row.title)}`,
  }));
  return <Searching {...props} label={t('grant.activity')} data={data} onSearch={setSearch} />;
}

function OrganizationPicker(props: PickerProps) {
  const t = useWords('people');
  return <OrganizationSelect {...props} required label={t('grant.organization')} />;
}

export function OrganizationSelect(
  props: PickerProps & { label: string; description?: string; required?: boolean },
) {
  const [search, setSearch] = useSearch();
  const found = useQuery(peopleQueries.organizationChoices(search));
  const data = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }));
  return <Searching {...props} data={data} onSearch={setSearch} />;
}

function useSearch(): [string, (text: string) => void] {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  return [search, setTyped];
}

function Searching(
  props: PickerProps & {
    label: string;
    description?: string;
    required?: boolean;
    data: Choice[];
    onSearch: (text: string) => void;
  },
) {
  const t = useWords('people');
  // The chosen one stays in the list while the search goes on for others.
  const [chosen, setChosen] = useState<Choice | null>(null);
  const data =
    chosen && chosen.value === props.value && !props.data.some(({ value }) => value === chosen.value)
      ? [chosen, ...props.data]
      : props.data;
  return (
    <Select
      label={props.label}
      description={props.description}
      placeholder={t('grant.find')}
      nothingFoundMessage={t('grant.nothing')}
      searchable
      clearable
      required={props.required ?? false}
      value={props.value}
      error={props.error}
      data={data}
      filter={({ options }) => options}
      onSearchChange={(text) => props.onSearch(data.some(({ label }) => label === text) ? '' : text)}
      onChange={(value) => {
        setChosen(data.find((choice) => choice.value === value) ?? null);
        props.onChange(value);
      }}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
