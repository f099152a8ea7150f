import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import {
  frameworkApi,
  fundingKinds,
  resultLevels,
  type FrameworkEntry,
  type FrameworkFamily,
} from '@traccia/contracts';
import { useState } from 'react';
import { checkBody } from '../../lib/check-body';
import { useLocalised } from '../../lib/format';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { bodyOfEntry, valuesOfEntry, type EntryValues } from './entry-values';
import { FormActs } from './form-acts';
import { LocalisedFields } from './localised-fields';
import { useAddEntry, useCorrectEntry } from './mutations';
import { frameworkQueries } from './queries';

interface Editing {
  values: EntryValues;
  set: (changed: Partial<EntryValues>) => void;
  faults: Record<string, string>;
}
export type WritableFamily = Exclude<FrameworkFamily, 'standards'>;

interface Props {
  family: WritableFamily;
  entry: FrameworkEntry | null;
  /** Take over what the entry says, as a new edition. */
  asNew: boolean;
  onDone: () => void;
}

/** What is typed, what was refused, and the way to the server. */
function useEntryForm(props: Props) {
  const t = useWords('framework');
  const faultsOf = useFieldFaults();
  const [values, setValues] = useState(() => valuesOfEntry(props.entry, props.asNew));
  const [refused, setRefused] = useState<unknown>(null);
  const add = useAddEntry();
  const correct = useCorrectEntry(props.entry?.id ?? '');
  const isNew = props.entry === null || props.asNew;
  const settle = {
    onSuccess: () => {
      notifications.show({ message: t('form.saved') });
      props.onDone();
    },
    onError: setRefused,
  };
  const submit = () => {
    const change = bodyOfEntry(props.family, values);
    const named = { ...change, code: values.code.trim(), edition: values.edition.trim() };
    const problem = isNew ? checkBody(frameworkApi.create, named) : checkBody(frameworkApi.update, change);
    setRefused(problem);
    if (problem) return;
    if (isNew) add.mutate(named, settle);
    else correct.mutate(change, settle);
  };
  const editing: Editing = {
    values,
    faults: faultsOf(refused),
    set: (changed) => setValues((before) => ({ ...before, ...changed })),
  };
  return { editing, submit, refused, isNew, saving: add.isPending || correct.isPending };
}

/** Adds a line or a new edition of one, or corrects a line whose edition is still valid. */
export function EntryForm(props: Props) {
  const t = useWords('framework');
  const { editing, submit, refused, isNew, saving } = useEntryForm(props);
  const { values } = editing;
  return (
    <form
      className="entry-form"
      noValidate
      aria-label={t(isNew ? 'entry.add' : 'entry.correct')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t(isNew ? 'entry.add' : 'entry.correct')}</h2>
      {isNew && props.entry && <p className="hint">{t('entry.new_edition_hint')}</p>}
      <NameFields editing={editing} isNew={isNew} />
      <LocalisedFields
        legend={t('form.title')}
        value={values.title}
        error={editing.faults.title}
        onChange={(title) => editing.set({ title })}
      />
      <FamilyFields family={props.family} editing={editing} />
      <FormActs error={refused} saving={saving} onCancel={props.onDone} />
    </form>
  );
}

function NameFields({ editing, isNew }: { editing: Editing; isNew: boolean }) {
  const t = useWords('framework');
  const { values, set, faults } = editing;
  const text = (key: 'code' | 'edition' | 'validFrom' | 'validTo') => ({
    value: values[key],
    error: faults[key],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  return (
    <fieldset className="form-part">
      <div className="pair">
        <TextInput label={t('form.code')} required dir="ltr" readOnly={!isNew} {...text('code')} />
        <TextInput
          label={t('col.edition')}
          description={t('entry.edition_hint')}
          required
          dir="ltr"
          readOnly={!isNew}
          {...text('edition')}
        />
        <TextInput type="date" label={t('entry.valid_from')} required {...text('validFrom')} />
        <TextInput type="date" label={t('entry.valid_to')} {...text('validTo')} />
      </div>
    </fieldset>
  );
}

function FamilyFields({ family, editing }: { family: WritableFamily; editing: Editing }) {
  const t = useWords('framework');
  const { values, set, faults } = editing;
  if (family === 'country_programmes')
    return (
      <TextInput
        label={t('entry.country_code')}
        description={t('entry.country_code_hint')}
        required
        dir="ltr"
        maxLength={2}
        value={values.countryCode}
        error={faults.countryCode}
        onChange={(event) => set({ countryCode: event.currentTarget.value.toUpperCase() })}
      />
    );
  if (family === 'indicators') return <IndicatorFields editing={editing} />;
  if (family === 'outcomes') return null;
  return (
    <fieldset className="form-part">
      <div className="pair">
        <NativeSelect
          label={t('col.kind')}
          value={values.kind}
          data={fundingKinds.map((kind) => ({ value: kind, label: t(`funding.${kind}`) }))}
          onChange={(event) =>
            set({ kind: fundingKinds.find((kind) => kind === event.currentTarget.value) ?? 'other' })
          }
        />
        <TextInput
          label={t('col.donor')}
          value={values.donor}
          onChange={(event) => set({ donor: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}

function IndicatorFields({ editing }: { editing: Editing }) {
  const t = useWords('framework');
  const say = useLocalised();
  const { values, set, faults } = editing;
  const programmes = useQuery(frameworkQueries.programmeChoices());
  const outcomes = useQuery(frameworkQueries.entryChoices('outcomes', ''));
  const numeric = (key: 'baseline' | 'baselineYear' | 'target' | 'targetYear') => ({
    value: values[key],
    error: faults[key],
    onChange: (value: string | number) => set({ [key]: value }),
  });
  const owners = [
    { value: '', label: t('form.choose') },
    ...(programmes.data?.rows ?? []).map((row) => ({
      value: `programme:${row.id}`,
      label: `${row.code} · ${say(row.title)}`,
    })),
    ...(outcomes.data?.rows ?? []).map((row) => ({
      value: `outcome:${row.id}`,
      label: `${row.code} (${row.edition ?? ''}) · ${say(row.title)}`,
    })),
  ];
  return (
    <fieldset className="form-part">
      <div className="pair">
        <NativeSelect
          label={t('entry.owner')}
          description={t('entry.owner_hint')}
          required
          value={values.owner}
          error={faults.programmeId}
          data={owners}
          onChange={(event) => set({ owner: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('col.level')}
          description={t('entry.level_hint')}
          value={values.resultLevel}
          data={resultLevels.map((level) => ({ value: level, label: t(`level.${level}`) }))}
          onChange={(event) =>
            set({
              resultLevel: resultLevels.find((level) => level === event.currentTarget.value) ?? 'output',
            })
          }
        />
        <TextInput
          label={t('entry.unit')}
          required
          value={values.unit}
          error={faults.unit}
          onChange={(event) => set({ unit: event.currentTarget.value })}
        />
        <NumberInput label={t('entry.baseline')} {...numeric('baseline')} />
        <NumberInput label={t('entry.baseline_year')} thousandSeparator="" {...numeric('baselineYear')} />
        <NumberInput label={t('entry.target')} {...numeric('target')} />
        <NumberInput label={t('entry.target_year')} thousandSeparator="" {...numeric('targetYear')} />
      </div>
    </fieldset>
  );
}
