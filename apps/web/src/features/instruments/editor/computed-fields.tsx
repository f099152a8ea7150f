import { MultiSelect } from '@mantine/core';
import type { Item, Rule } from '@traccia/survey';
import { useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { useEditing } from './editor-context';
import type { SetItem } from './item-form';
import { answersBefore } from './named-answers';
import { placeOfCode } from './places';

/** A sum of earlier numbers; any other calculation is somebody's own and is kept as it is. */
export function ComputedFields({ item, set }: { item: Extract<Item, { type: 'computed' }>; set: SetItem }) {
  const t = useWords('instruments');
  const say = useLocalised();
  const { definition } = useEditing();
  const summed = readSum(item.value);
  if (!summed) return <p>{t('computed.own')}</p>;
  const at = placeOfCode(definition, item.code) ?? { page: 0, item: 0, inner: null };
  const numbers = answersBefore(definition, at).filter(({ kind }) => kind === 'number');
  return (
    <MultiSelect
      label={t('computed.sum')}
      description={t('computed.hint')}
      data={numbers.map(({ name, text }) => ({ value: name, label: `${name}: ${say(text)}`.slice(0, 90) }))}
      value={summed}
      onChange={(names) => set({ value: { '+': names.map((name) => ({ var: name })) } })}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

/** The names of a plain sum; null for everything else. */
function readSum(rule: Rule): string[] | null {
  if (typeof rule !== 'object' || Object.keys(rule).length !== 1 || !Array.isArray(rule['+'])) return null;
  const names = (rule['+'] as unknown[]).map((part) =>
    part !== null && typeof part === 'object' && 'var' in part && typeof part.var === 'string'
      ? part.var
      : null,
  );
  return names.every((name) => name !== null) ? names : null;
}
