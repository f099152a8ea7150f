import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, type applicationsApi, constituentGroups } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { useProposeOrganization } from './mutations';
import { admissionsQueries } from './queries';

type Choice = AnswerOf<typeof applicationsApi.findOrganizations>['rows'][number];
/** What the field asks for where it is not the applicant's own organization. */
interface PickerWords {
  label: string;
  hint: string;
}
export type Picked = Pick<Choice, 'id' | 'name' | 'constituentGroup' | 'verified'>;

function NewOrganization(props: {
  name: string;
  countryCode: string | null;
  onPick: (choice: Choice) => void;
}) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const [group, setGroup] = useState<(typeof constituentGroups)[number]>('other');
  const propose = useProposeOrganization();
  const add = () =>
    propose.mutate(
      { name: props.name.trim(), constituentGroup: group, countryCode: props.countryCode },
      { onSuccess: props.onPick },
    );
  return (
    <Stack gap="xs" align="start">
      <Text size="sm">{t('org.not_found', { name: props.name.trim() })}</Text>
      <NativeSelect
        label={t('org.group')}
        value={group}
        data={constituentGroups.map((value) => ({ value, label: codes(`group.${value}`) }))}
        onChange={(event) =>
          setGroup(constituentGroups.find((value) => value === event.currentTarget.value) ?? 'other')
        }
      />
      <Button variant="default" onClick={add} loading={propose.isPending}>
        {t('org.add')}
      </Button>
      <ProblemNote error={propose.error} />
    </Stack>
  );
}

function Search(props: {
  countryCode: string | null;
  words: PickerWords | undefined;
  onPick: (choice: Choice) => void;
}) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const { data } = useQuery(admissionsQueries.organizations(asked));
  const rows = asked.length >= 2 ? (data?.rows ?? []) : [];
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        label={props.words?.label ?? t('org.search')}
        description={props.words?.hint ?? t('org.hint')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="organization-choices" aria-label={t('org.found')}>
        {rows.map((row) => (
          <li key={row.id}>
            <Button variant="subtle" size="compact-sm" onClick={() => props.onPick(row)}>
              {row.name} · {codes(`group.${row.constituentGroup}`)}
              {row.verified ? '' : ` · ${t('org.unverified')}`}
            </Button>
          </li>
        ))}
      </ul>
      {asked.length >= 2 && data && !props.words && (
        <NewOrganization name={asked} countryCode={props.countryCode} onPick={props.onPick} />
      )}
    </Stack>
  );
}

/** The own organization: picked from the register, or named anew and verified by staff later. */
export function OrganizationPicker(props: {
  picked: Picked | null;
  /** The organization of a nomination is not the applicant's to change. */
  locked: boolean;
  countryCode: string | null;
  words?: PickerWords;
  onPick: (choice: Picked | null) => void;
}) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const { picked } = props;
  if (!picked) return <Search countryCode={props.countryCode} words={props.words} onPick={props.onPick} />;
  return (
    <div>
      <Text size="sm" fw={600}>
        {props.words?.label ?? t('org.label')}
      </Text>
      <Group gap="sm">
        <Text>
          {picked.name} · {codes(`group.${picked.constituentGroup}`)}
          {picked.verified ? '' : ` · ${t('org.unverified')}`}
        </Text>
        {!props.locked && (
          <Button variant="default" size="compact-sm" onClick={() => props.onPick(null)}>
            {t('org.change')}
          </Button>
        )}
      </Group>
    </div>
  );
}
