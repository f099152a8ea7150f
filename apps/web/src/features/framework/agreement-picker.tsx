import { Button, Group, NativeSelect, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { fundingKinds, type FundingAgreement } from '@traccia/contracts';
import { useState } from 'react';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { frameworkQueries } from './queries';

type Kind = FundingAgreement['kind'];

function Search({ onPick }: { onPick: (choice: FundingAgreement) => void }) {
  const t = useWords('framework');
  const say = useLocalised();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<Kind | undefined>(undefined);
  const [search] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery(frameworkQueries.agreements(search, kind));
  const rows = (found.data?.rows ?? []).flatMap((row) => (row.family === 'funding_agreements' ? [row] : []));
  return (
    <div className="fields">
      <Select
        label={t('agreement.label')}
        description={t('agreement.hint')}
        placeholder={t('links.search')}
        nothingFoundMessage={t('links.nothing_found')}
        searchable
        comboboxProps={{ withinPortal: false }}
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        // The server has searched; its folding of accents is not repeated here.
        filter={({ options }) => options}
        data={rows.map((row) => ({
          value: row.id,
          label: `${row.code} · ${say(row.title)} · ${t(`funding.${row.kind}`)}`,
        }))}
        onChange={(id) => {
          const row = rows.find((one) => one.id === id);
          if (row) onPick({ id: row.id, code: row.code, title: row.title, kind: row.kind });
        }}
      />
      <NativeSelect
        label={t('agreement.kind')}
        value={kind ?? ''}
        data={[
          { value: '', label: t('agreement.any_kind') },
          ...fundingKinds.map((value) => ({ value, label: t(`funding.${value}`) })),
        ]}
        onChange={(event) => setKind(fundingKinds.find((value) => value === event.currentTarget.value))}
      />
    </div>
  );
}

/** One funding agreement of the results framework, found by code, title, donor or kind. */
export function AgreementPicker(props: {
  picked: FundingAgreement | null;
  onPick: (choice: FundingAgreement | null) => void;
}) {
  const t = useWords('framework');
  const say = useLocalised();
  const { picked, onPick } = props;
  if (!picked) return <Search onPick={onPick} />;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('agreement.label')}
      </Text>
      <Group gap="sm">
        <Text>
          {picked.code} · {say(picked.title)} · {t(`funding.${picked.kind}`)}
        </Text>
        <Button variant="default" size="compact-sm" onClick={() => onPick(null)}>
          {t('agreement.change')}
        </Button>
      </Group>
    </div>
  );
}
