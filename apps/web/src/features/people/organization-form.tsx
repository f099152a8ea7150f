import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import {
  constituentGroups,
  organizationsApi,
  type ConstituentGroup,
  type Organization,
} from '@traccia/contracts';
import { useMemo, useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { checkBody } from '../../lib/check-body';
import { countryChoices } from '../../lib/country-codes';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useSaveOrganization } from './organization-queries';
import { OrganizationSelect } from './scope-picker';

/** Name, group, country and the organization above; a new one when there is none to change. */
export function OrganizationForm(props: {
  organization: Organization | null;
  onSaved: (saved: Organization) => void;
  onCancel?: () => void;
}) {
  const t = useWords('people');
  const shell = useWords('shell');
  const { organization } = props;
  const save = useSaveOrganization(organization?.id ?? null);
  const [facts, setFacts] = useState(() => factsOf(organization));
  const [refused, setRefused] = useState<unknown>(null);
  const error = refused ?? save.error;
  const faults = useFieldFaults()(error);
  const set = (changed: Partial<Facts>) => setFacts({ ...facts, ...changed });
  const submit = () => {
    const problem = checkBody(organizationsApi.create, facts);
    setRefused(problem);
    if (!problem)
      save.mutate({ ...facts, version: organization?.version ?? 1 }, { onSuccess: props.onSaved });
  };
  return (
    <form
      className="person-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FactFields facts={facts} parent={organization?.parent ?? null} faults={faults} onChange={set} />
      <ProblemNote error={error} />
      <Group>
        <Button type="submit" loading={save.isPending}>
          {organization ? shell('save') : t('organization.add')}
        </Button>
        {props.onCancel && (
          <Button variant="default" onClick={props.onCancel}>
            {shell('cancel')}
          </Button>
        )}
      </Group>
    </form>
  );
}

type Facts = ReturnType<typeof factsOf>;

function factsOf(organization: Organization | null) {
  if (organization) {
    const { name, constituentGroup, countryCode, parent } = organization;
    return { name, constituentGroup, countryCode, parentId: parent?.id ?? null };
  }
  return { name: '', constituentGroup: 'other' as ConstituentGroup, countryCode: null, parentId: null };
}

function FactFields(props: {
  facts: Facts;
  parent: Organization['parent'];
  faults: Record<string, string>;
  onChange: (changed: Partial<Facts>) => void;
}) {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  const { locale } = useLocale();
  const { facts, parent, faults, onChange } = props;
  const countries = useMemo(() => countryChoices(format, locale), [format, locale]);
  return (
    <>
      <TextInput
        label={t('organizations.name')}
        required
        maxLength={300}
        value={facts.name}
        error={faults['name']}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <div className="pair">
        <NativeSelect
          label={t('organizations.group')}
          value={facts.constituentGroup}
          data={constituentGroups.map((value) => ({ value, label: codes(`group.${value}`) }))}
          onChange={({ currentTarget }) =>
            onChange({
              constituentGroup: constituentGroups.find((group) => group === currentTarget.value) ?? 'other',
            })
          }
        />
        <NativeSelect
          label={t('organizations.country')}
          value={facts.countryCode ?? ''}
          error={faults['countryCode']}
          data={[{ value: '', label: t('fact.none') }, ...countries]}
          onChange={({ currentTarget }) => onChange({ countryCode: currentTarget.value || null })}
        />
      </div>
      <OrganizationSelect
        label={t('organization.parent')}
        {...(parent ? { description: parent.name } : {})}
        value={facts.parentId}
        error={faults['parentId']}
        onChange={(parentId) => onChange({ parentId })}
      />
    </>
  );
}
