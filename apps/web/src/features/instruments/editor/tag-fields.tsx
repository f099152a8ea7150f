import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { Item, ItemTags } from '@traccia/survey';
import { useWords } from '../../../lib/words';
import type { SetItem } from './item-form';

export const dacCriteria = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'impact',
  'sustainability',
] as const;
export const itemLevels = [
  ...['input', 'activity', 'output', 'reaction', 'learning'],
  ...['application', 'organization', 'institution', 'impact'],
];

/** What a question measures; figures are told by it. */
export function TagFields({ item, set }: { item: Item; set: SetItem }) {
  const t = useWords('instruments');
  const tags = item.tags ?? {};
  const write = (changed: Partial<ItemTags>, part: string | null = null) => {
    const all = Object.entries({ ...tags, ...changed }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    set({ tags: all.length > 0 ? Object.fromEntries(all) : undefined }, part);
  };
  const pick = (name: 'dac' | 'resultLevel', known: readonly string[], label: (value: string) => string) => (
    <NativeSelect
      label={t(`tags.${name}`)}
      value={tags[name] ?? ''}
      data={[
        { value: '', label: t('tags.none') },
        ...known.map((value) => ({ value, label: label(value) })),
        // What is not in our list was said by somebody else and stays.
        ...(tags[name] && !known.includes(tags[name]) ? [{ value: tags[name], label: tags[name] }] : []),
      ]}
      onChange={(event) => write({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className="part">
      <legend>{t('tags.title')}</legend>
      <div className="pair">
        {pick('resultLevel', itemLevels, (value) => t.maybe(`level.${value}`, value))}
        {pick('dac', dacCriteria, (value) => t.maybe(`dac.${value}`, value))}
        <TextInput
          label={t('tags.metric')}
          description={t('tags.metric_hint')}
          dir="ltr"
          maxLength={60}
          value={tags.metric ?? ''}
          onChange={(event) => write({ metric: event.currentTarget.value }, 'metric')}
        />
        <TextInput
          label={t('tags.factor')}
          dir="ltr"
          maxLength={60}
          value={tags.factor ?? ''}
          onChange={(event) => write({ factor: event.currentTarget.value }, 'factor')}
        />
      </div>
      <Checkbox
        label={t('tags.sensitive')}
        checked={tags.sensitive ?? false}
        onChange={(event) => write({ sensitive: event.currentTarget.checked || undefined })}
      />
    </fieldset>
  );
}
