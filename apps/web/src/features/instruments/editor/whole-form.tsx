import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SegmentedControl,
} from '@mantine/core';
import { instrumentKinds, type InstrumentDefinition, type TestSettings } from '@traccia/survey';
import { useMemo } from 'react';
import { useFormat } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { ChoiceList } from './answer-list-fields';
import { faultsAt, useEditing } from './editor-context';
import { FaultNote } from './fault-note';
import { usesOf } from './items';
import { LocalisedInput } from './localised-input';
import { removePage, movePage } from './moves';

/** Languages that surveys are asked in around the world; codes of two letters. */
const languageChoices = [
  ...[
    'ar',
    'az',
    'bg',
    'bn',
    'bs',
    'cs',
    'da',
    'de',
    'el',
    'en',
    'es',
    'et',
    'fa',
    'fi',
    'fr',
    'ha',
    'he',
    'hi',
    'hr',
    'hu',
  ],
  ...[
    'hy',
    'id',
    'it',
    'ja',
    'ka',
    'kk',
    'km',
    'ko',
    'ky',
    'lo',
    'lt',
    'lv',
    'mg',
    'mk',
    'mn',
    'ms',
    'my',
    'ne',
    'nl',
    'no',
  ],
  ...[
    'pl',
    'ps',
    'pt',
    'ro',
    'ru',
    'rw',
    'si',
    'sk',
    'sl',
    'so',
    'sq',
    'sr',
    'sv',
    'sw',
    'ta',
    'tg',
    'th',
    'tr',
    'uk',
    'ur',
  ],
  ...['uz', 'vi', 'zh'],
];

/** What holds for the whole questionnaire. */
export function WholeForm() {
  const t = useWords('instruments');
  const { definition, change, faults, language } = useEditing();
  const set = (changed: Partial<InstrumentDefinition>, part: string | null = null) =>
    change((before) => ({ ...before, ...changed }), part);
  return (
    <div className="instrument-fields">
      <FaultNote faults={faultsAt(faults, 'instrument', definition.code)} />
      <LocalisedInput
        label={t('new.title')}
        value={definition.title}
        onChange={(title) => set({ title }, `title ${language}`)}
      />
      <LocalisedInput
        label={t('edit.intro')}
        lines={3}
        value={definition.intro}
        onChange={(intro) => set({ intro }, `intro ${language}`)}
      />
      <NativeSelect
        label={t('list.kind')}
        value={definition.kind}
        data={instrumentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(event) => {
          const kind = instrumentKinds.find((each) => each === event.currentTarget.value);
          if (kind) set({ kind });
        }}
      />
      <LanguageChoice value={definition.languages} onChange={(languages) => set({ languages })} />
      <Privacy definition={definition} set={set} />
      {definition.kind === 'knowledge_test' && (
        <TestFields test={definition.test ?? {}} onChange={(test) => set({ test })} />
      )}
    </div>
  );
}

function LanguageChoice(props: { value: string[]; onChange: (value: string[]) => void }) {
  const t = useWords('instruments');
  const format = useFormat();
  const choices = useMemo(
    () =>
      [...new Set([...languageChoices, ...props.value])]
        .map((value) => ({ value, label: format.languageName(value) }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    [format, props.value],
  );
  return (
    <MultiSelect
      label={t('new.languages')}
      description={t('edit.languages_hint')}
      searchable
      data={choices}
      value={props.value}
      onChange={(languages) => languages.length > 0 && props.onChange(languages)}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

function Privacy(props: {
  definition: InstrumentDefinition;
  set: (changed: Partial<InstrumentDefinition>) => void;
}) {
  const t = useWords('instruments');
  const { definition, set } = props;
  const modes = ['named', 'confidential', 'anonymous'] as const;
  return (
    <div>
      <p className="label" id="instrument-privacy">
        {t('page.privacy')}
      </p>
      <SegmentedControl
        aria-labelledby="instrument-privacy"
        value={definition.privacyMode}
        data={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={(value) => set({ privacyMode: modes.find((mode) => mode === value) ?? 'confidential' })}
      />
      <p className="hint">{t(`privacy.${definition.privacyMode}`)}</p>
      <Checkbox
        mt="xs"
        label={t('edit.changeable')}
        checked={definition.changeable ?? false}
        onChange={(event) => set({ changeable: event.currentTarget.checked })}
      />
    </div>
  );
}

function TestFields(props: { test: TestSettings; onChange: (test: TestSettings) => void }) {
  const t = useWords('instruments');
  const { test } = props;
  const write = (changed: Partial<TestSettings>) =>
    props.onChange(
      Object.fromEntries(
        Object.entries({ ...test, ...changed }).filter(([, value]) => value !== undefined),
      ) as TestSettings,
    );
  const reveals = ['nothing', 'score', 'answers'] as const;
  return (
    <fieldset className="part">
      <legend>{t('test.title')}</legend>
      <NumberInput
        label={t('test.minutes')}
        description={t('test.minutes_hint')}
        hideControls
        allowDecimal={false}
        min={1}
        max={600}
        value={test.minutes ?? ''}
        onChange={(value) => write({ minutes: typeof value === 'number' ? value : undefined })}
      />
      {(['shuffleItems', 'shuffleChoices'] as const).map((name) => (
        <Checkbox
          key={name}
          label={t(`test.${name}`)}
          checked={test[name] ?? false}
          onChange={(event) => write({ [name]: event.currentTarget.checked })}
        />
      ))}
      <NativeSelect
        label={t('test.reveal')}
        value={test.reveal ?? 'nothing'}
        data={reveals.map((value) => ({ value, label: t(`reveal.${value}`) }))}
        onChange={(event) => write({ reveal: reveals.find((each) => each === event.currentTarget.value) })}
      />
    </fieldset>
  );
}

/** A page: its heading, its place, and away with it. */
export function PageForm({ index }: { index: number }) {
  const t = useWords('instruments');
  const { definition, change, select, faults, language } = useEditing();
  const page = definition.pages[index];
  if (!page) return null;
  const act = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <div className="instrument-fields">
      <Group gap="xs">
        {([-1, 1] as const).map((by) => (
          <Button
            key={by}
            {...act}
            disabled={index + by < 0 || index + by >= definition.pages.length}
            onClick={() => {
              change((before) => movePage(before, index, by));
              select({ kind: 'page', page: index + by });
            }}
          >
            {t(by < 0 ? 'edit.up' : 'edit.down')}
          </Button>
        ))}
        <Button
          {...act}
          disabled={definition.pages.length < 2}
          onClick={() => {
            change((before) => removePage(before, index));
            select({ kind: 'page', page: Math.max(0, index - 1) });
          }}
        >
          {t('edit.remove_page')}
        </Button>
      </Group>
      <FaultNote faults={faultsAt(faults, 'page', page.code)} />
      <LocalisedInput
        label={t('edit.page_title')}
        hint={t('edit.page_hint')}
        value={page.title}
        onChange={(title) =>
          change(
            (before) => ({
              ...before,
              pages: before.pages.map((each, i) => (i === index ? { ...each, title } : each)),
            }),
            `page ${index} ${language}`,
          )
        }
      />
    </div>
  );
}

/** A list of answers by itself, reached from the check list. */
export function ListForm({ name }: { name: string }) {
  const t = useWords('instruments');
  const { definition, change, select } = useEditing();
  const uses = usesOf(definition, name);
  return (
    <div className="instrument-fields">
      <h2>{t('answers.list_named', { name })}</h2>
      <p className="hint">{t('answers.shared', { count: uses })}</p>
      <ChoiceList name={name} />
      {uses === 0 && (
        <Button
          variant="default"
          onClick={() => {
            change((before) => {
              const { [name]: _, ...answerLists } = before.answerLists;
              return { ...before, answerLists };
            });
            select({ kind: 'whole' });
          }}
        >
          {t('answers.remove_list')}
        </Button>
      )}
    </div>
  );
}
