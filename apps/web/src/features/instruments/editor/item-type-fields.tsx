import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { groupSources, type Item, type NumberItem, textFormats, type TextItem } from '@traccia/survey';
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/words';
import { AnswerListFields } from './answer-list-fields';
import { ComputedFields } from './computed-fields';
import { useEditing } from './editor-context';
import type { SetItem } from './item-form';
import { LocalisedInput } from './localised-input';
import { RowFields } from './row-fields';

interface Props {
  item: Item;
  set: SetItem;
}

/** What only this type of question has. */
export function ItemTypeFields({ item, set }: Props): ReactNode {
  switch (item.type) {
    case 'number':
    case 'rating':
    case 'rating_0_10':
      return <NumberFields item={item} set={set} />;
    case 'short_text':
    case 'long_text':
      return <TextFields item={item} set={set} />;
    case 'date':
      return <DateFields item={item} set={set} />;
    case 'file':
      return (
        <Whole
          label="edit.megabytes"
          value={item.maxMegabytes}
          least={1}
          most={50}
          onChange={(maxMegabytes) => set({ maxMegabytes } as Partial<Item>)}
        />
      );
    case 'computed':
      return <ComputedFields item={item} set={set} />;
    case 'group':
      return <GroupFields item={item} set={set} />;
    default:
      return <ChoiceFields item={item} set={set} />;
  }
}

const withList = new Set<Item['type']>([
  ...(['single', 'multiple', 'likert', 'yes_no', 'ranking'] as const),
  ...(['likert_matrix', 'then_test'] as const),
]);

function ChoiceFields({ item, set }: Props) {
  return (
    <>
      <RowFields item={item} set={set} />
      {withList.has(item.type) && <AnswerListFields item={item} set={set} />}
      {item.type === 'multiple' && (
        <Whole
          label="edit.max_choices"
          value={item.maxChoices}
          least={1}
          most={100}
          onChange={(maxChoices) => set({ maxChoices })}
        />
      )}
      {item.type === 'ranking' && (
        <Whole
          label="edit.max_ranked"
          value={item.maxRanked}
          least={2}
          most={20}
          onChange={(maxRanked) => set({ maxRanked })}
        />
      )}
    </>
  );
}

/** A whole number, or nothing. */
function Whole(props: {
  label: 'edit.megabytes' | 'edit.max_ranked' | 'edit.max_choices' | 'edit.max_length';
  value: number | undefined;
  least: number;
  most: number;
  onChange: (value: number | undefined) => void;
}) {
  const t = useWords('instruments');
  return (
    <NumberInput
      label={t(props.label)}
      hideControls
      allowDecimal={false}
      min={props.least}
      max={props.most}
      value={props.value ?? ''}
      onChange={(value) => props.onChange(typeof value === 'number' ? value : undefined)}
    />
  );
}

function NumberFields({ item, set }: { item: NumberItem; set: SetItem }) {
  const t = useWords('instruments');
  const { language } = useEditing();
  const number = (name: 'min' | 'max') => ({
    label: t(`edit.${name}`),
    hideControls: true,
    value: item[name] ?? '',
    onChange: (value: number | string) =>
      set({ [name]: typeof value === 'number' ? value : undefined }, name),
  });
  const words = (name: 'unit' | 'low' | 'high') => (
    <LocalisedInput
      label={t(`edit.${name}`)}
      value={item[name]}
      onChange={(text) =>
        set({ [name]: Object.keys(text).length > 0 ? text : undefined }, `${name} ${language}`)
      }
    />
  );
  return (
    <>
      {item.type !== 'rating_0_10' && (
        <div className="pair">
          <NumberInput {...number('min')} />
          <NumberInput {...number('max')} />
        </div>
      )}
      {item.type === 'number' ? (
        <>
          {words('unit')}
          <Checkbox
            label={t('edit.whole_number')}
            checked={item.whole ?? false}
            onChange={(event) => set({ whole: event.currentTarget.checked || undefined })}
          />
        </>
      ) : (
        <div className="pair">
          {words('low')}
          {words('high')}
        </div>
      )}
      <Checkbox
        label={t('edit.allow_missing')}
        checked={item.allowMissing ?? false}
        onChange={(event) => set({ allowMissing: event.currentTarget.checked || undefined })}
      />
    </>
  );
}

function TextFields({ item, set }: { item: TextItem; set: SetItem }) {
  const t = useWords('instruments');
  return (
    <div className="pair">
      <Whole
        label="edit.max_length"
        value={item.maxLength}
        least={1}
        most={5000}
        onChange={(maxLength) => set({ maxLength })}
      />
      {item.type === 'short_text' && (
        <NativeSelect
          label={t('edit.format')}
          value={item.format ?? ''}
          data={[
            { value: '', label: t('format.any') },
            ...textFormats.map((value) => ({ value, label: t(`format.${value}`) })),
          ]}
          onChange={(event) =>
            set({ format: textFormats.find((format) => format === event.currentTarget.value) })
          }
        />
      )}
    </div>
  );
}

function DateFields({ item, set }: { item: Extract<Item, { type: 'date' }>; set: SetItem }) {
  const t = useWords('instruments');
  return (
    <div className="pair">
      {(['min', 'max'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`edit.${name}_day`)}
          value={item[name] ?? ''}
          onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
        />
      ))}
    </div>
  );
}

function GroupFields({ item, set }: { item: Extract<Item, { type: 'group' }>; set: SetItem }) {
  const t = useWords('instruments');
  return (
    <div className="pair">
      <NativeSelect
        label={t('edit.over')}
        value={item.over}
        data={groupSources.map((value) => ({ value, label: t(`over.${value}`) }))}
        onChange={(event) => {
          const over = groupSources.find((source) => source === event.currentTarget.value);
          if (over) set({ over });
        }}
      />
      <NumberInput
        label={t('edit.most_times')}
        hideControls
        allowDecimal={false}
        min={1}
        max={50}
        value={item.max}
        onChange={(value) => typeof value === 'number' && set({ max: value }, 'max')}
      />
    </div>
  );
}
