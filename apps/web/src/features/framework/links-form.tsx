import { Button, Group, NativeSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import {
  frameworkFamilies,
  type FrameworkEntry,
  type FrameworkFamily,
  type FrameworkLinks,
} from '@traccia/contracts';
import { useState, type ReactNode } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { EntryName } from './links-shown';
import { frameworkQueries } from './queries';

export interface LinksChosen {
  links: { family: FrameworkFamily; id: string }[];
  markers: { code: string; score: number }[];
}

/** Chooses what a course or an activity answers to; search and remove, no dragging. */
export function LinksForm(props: {
  links: FrameworkLinks;
  saving: boolean;
  error: unknown;
  onSave: (chosen: LinksChosen) => void;
  onCancel: () => void;
  children?: ReactNode;
}) {
  const t = useWords('framework');
  const [entries, setEntries] = useState<readonly FrameworkEntry[]>(props.links.entries);
  const [scores, setScores] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      props.links.markers.map(({ code, score }) => [code, score === null ? '' : String(score)]),
    ),
  );
  const save = () =>
    props.onSave({
      links: entries.map(({ family, id }) => ({ family, id })),
      markers: Object.entries(scores).flatMap(([code, score]) =>
        score === '' ? [] : [{ code, score: Number(score) }],
      ),
    });
  return (
    <form
      className="framework-links"
      aria-label={t('links.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {frameworkFamilies.map((family) => (
        <FamilyField
          key={family}
          family={family}
          chosen={entries.filter((entry) => entry.family === family)}
          onAdd={(entry) => setEntries((before) => [...before, entry])}
          onRemove={(id) => setEntries((before) => before.filter((entry) => entry.id !== id))}
        />
      ))}
      <MarkerFields links={props.links} scores={scores} onChange={setScores} />
      {props.children}
      <ProblemNote error={props.error} />
      <Group>
        <Button type="submit" loading={props.saving}>
          {t('links.save')}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('form.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function FamilyField(props: {
  family: FrameworkFamily;
  chosen: readonly FrameworkEntry[];
  onAdd: (entry: FrameworkEntry) => void;
  onRemove: (id: string) => void;
}) {
  const t = useWords('framework');
  const say = useLocalised();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const found = useQuery(frameworkQueries.entryChoices(props.family, search));
  const taken = new Set(props.chosen.map(({ id }) => id));
  const rows = (found.data?.rows ?? []).filter(({ id }) => !taken.has(id));
  const label = (entry: FrameworkEntry) => `${entry.code} · ${say(entry.title)}`;
  return (
    <section>
      <h3>{t(`family.${props.family}`)}</h3>
      {props.chosen.length > 0 && (
        <ul>
          {props.chosen.map((entry) => (
            <li key={entry.id} className="chosen">
              <span>
                <EntryName entry={entry} />
              </span>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('links.remove_named', { code: entry.code })}
                onClick={() => props.onRemove(entry.id)}
              >
                {t('links.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Select
        label={t('links.add')}
        placeholder={t('links.search')}
        nothingFoundMessage={t('links.nothing_found')}
        searchable
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        // The server has searched; its folding of accents is not repeated here.
        filter={({ options }) => options}
        data={rows.map((entry) => ({ value: entry.id, label: label(entry) }))}
        comboboxProps={{ withinPortal: false }}
        onChange={(id) => {
          const entry = rows.find((row) => row.id === id);
          if (entry) props.onAdd(entry);
          setTyped('');
        }}
      />
    </section>
  );
}

function MarkerFields(props: {
  links: FrameworkLinks;
  scores: Record<string, string>;
  onChange: (scores: Record<string, string>) => void;
}) {
  const t = useWords('framework');
  const say = useLocalised();
  const choices = [
    { value: '', label: t('score.none') },
    ...([0, 1, 2] as const).map((score) => ({ value: String(score), label: t(`score.${score}`) })),
  ];
  return (
    <section>
      <h3>{t('markers.title')}</h3>
      <p className="hint">{t('markers.hint')}</p>
      <div className="marker-fields">
        {props.links.markers.map(({ code, title }) => (
          <NativeSelect
            key={code}
            label={say(title)}
            data={choices}
            value={props.scores[code] ?? ''}
            onChange={(event) => props.onChange({ ...props.scores, [code]: event.currentTarget.value })}
          />
        ))}
      </div>
    </section>
  );
}
