import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { itemTypes, type Item } from '@traccia/survey';
import { useEffect, useState } from 'react';
import { useWords } from '../../../lib/words';
import { faultsAt, useEditing } from './editor-context';
import { FaultNote } from './fault-note';
import { ItemActs } from './item-acts';
import { ItemTypeFields } from './item-type-fields';
import { newItem, renamed, withType } from './items';
import { LocalisedInput } from './localised-input';
import { type ItemPlace, itemAtPlace, replaceAt } from './places';
import { RuleBuilder } from './rule-builder';
import { ScoringFields } from './scoring-fields';
import { TagFields } from './tag-fields';

/** Everything about one question. */
export function ItemForm({ at }: { at: ItemPlace }) {
  const t = useWords('instruments');
  const { definition, change, faults } = useEditing();
  const item = itemAtPlace(definition, at);
  if (!item) return null;
  const set = (changed: Partial<Item>, part: string | null = null) =>
    change(
      (before) => {
        const now = itemAtPlace(before, at);
        return now ? replaceAt(before, at, [without({ ...now, ...changed } as Item)]) : before;
      },
      part && `${at.page} ${at.item} ${at.inner} ${part}`,
    );
  return (
    <div className="instrument-fields">
      <ItemActs at={at} />
      <FaultNote faults={faultsAt(faults, 'item', item.code)} />
      <Frame item={item} at={at} set={set} />
      <ItemTypeFields item={item} set={set} />
      {item.type !== 'computed' && item.type !== 'info' && item.type !== 'group' && (
        <Required value={item.required} onChange={(required) => set({ required })} />
      )}
      {item.type !== 'computed' && (
        <RuleBuilder
          at={at}
          legend={t('rule.title')}
          rule={item.showIf}
          onChange={(showIf) => set({ showIf })}
        />
      )}
      <ScoringFields item={item} set={set} />
      {item.type !== 'info' && <TagFields item={item} set={set} />}
    </div>
  );
}

export type SetItem = (changed: Partial<Item>, part?: string | null) => void;

/** What was taken away is absent, not undefined: the definition is JSON. */
function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

function Frame({ item, at, set }: { item: Item; at: ItemPlace; set: SetItem }) {
  const t = useWords('instruments');
  const { change, language } = useEditing();
  const types = itemTypes.filter((type) => at.inner === null || (type !== 'group' && type !== 'computed'));
  const retype = (type: Item['type']) =>
    change((before) => {
      const now = itemAtPlace(before, at);
      const { item: fresh, answerLists } = newItem(before, type);
      const list = 'answerList' in fresh && fresh.answerList ? fresh.answerList : 'choices1';
      return now ? replaceAt({ ...before, answerLists }, at, [withType(now, type, list)]) : before;
    });
  return (
    <>
      <LocalisedInput
        label={t('edit.text')}
        lines={2}
        hint={t('edit.text_hint', { record: '{{record.activityTitle}}', answer: '{{answer.Q1}}' })}
        value={item.text}
        onChange={(text) => set({ text }, `text ${language}`)}
      />
      <LocalisedInput
        label={t('edit.help')}
        value={item.help}
        onChange={(help) =>
          set({ help: Object.keys(help).length > 0 ? help : undefined }, `help ${language}`)
        }
      />
      <div className="pair">
        <NativeSelect
          label={t('edit.type')}
          value={item.type}
          data={types.map((value) => ({ value, label: t(`type.${value}`) }))}
          onChange={(event) => {
            const type = types.find((each) => each === event.currentTarget.value);
            if (type) retype(type);
          }}
        />
        <CodeInput
          key={item.code}
          code={item.code}
          onRename={(code) =>
            change((before) => {
              const now = itemAtPlace(before, at);
              if (!now) return before;
              const followed = renamed(before, now.code, code);
              return replaceAt(followed, at, [{ ...(itemAtPlace(followed, at) ?? now), code }]);
            })
          }
        />
      </div>
    </>
  );
}

/** Taken over when the field is left, so that rules follow one renaming and not every letter. */
export function CodeInput({ code, onRename }: { code: string; onRename: (code: string) => void }) {
  const t = useWords('instruments');
  const { publishedCodes } = useEditing();
  const [typed, setTyped] = useState(code);
  useEffect(() => setTyped(code), [code]);
  const published = publishedCodes.has(code);
  return (
    <TextInput
      label={t('edit.code')}
      description={published ? t('edit.code_published') : t('edit.code_hint')}
      dir="ltr"
      maxLength={76}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed !== code && onRename(typed.trim())}
      onKeyDown={(event) => event.key === 'Enter' && typed !== code && onRename(typed.trim())}
    />
  );
}

function Required(props: { value: Item['required']; onChange: (value: Item['required']) => void }) {
  const t = useWords('instruments');
  const now = props.value === 'soft' ? 'soft' : props.value ? 'yes' : 'no';
  return (
    <div>
      <p className="label" id="instrument-required">
        {t('edit.required')}
      </p>
      <SegmentedControl
        aria-labelledby="instrument-required"
        value={now}
        data={(['no', 'soft', 'yes'] as const).map((value) => ({ value, label: t(`required.${value}`) }))}
        onChange={(value) => props.onChange(value === 'soft' ? 'soft' : value === 'yes' || undefined)}
      />
    </div>
  );
}
