import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import type { AnswerChoice, Item } from '@traccia/survey';
import { useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { faultsAt, useEditing } from './editor-context';
import { FaultNote } from './fault-note';
import type { SetItem } from './item-form';
import { emptyChoice, usesOf } from './items';
import { LocalisedInput } from './localised-input';
import { freeCode } from './moves';

const ownYesNo = '';

/** Which answers stand to choose from; a list may serve several questions. */
export function AnswerListFields({ item, set }: { item: Item; set: SetItem }) {
  const t = useWords('instruments');
  const { definition, change } = useEditing();
  const name = ('answerList' in item && item.answerList) || ownYesNo;
  const uses = usesOf(definition, name);
  const begin = (choices: AnswerChoice[]) => {
    const fresh = freeCode('choices', Object.keys(definition.answerLists));
    change((before) => ({ ...before, answerLists: { ...before.answerLists, [fresh]: choices } }));
    set({ answerList: fresh });
  };
  const choices = Object.hasOwn(definition.answerLists, name) ? definition.answerLists[name] : undefined;
  return (
    <fieldset className="part">
      <legend>{t('answers.title')}</legend>
      <ListSelect item={item} name={name} onChange={(answerList) => set({ answerList })} />
      {choices && uses > 1 && <p className="hint">{t('answers.shared', { count: uses })}</p>}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => begin([emptyChoice([]), emptyChoice(['1'])])}
        >
          {t('answers.new')}
        </Button>
        {choices && uses > 1 && (
          <Button variant="default" size="compact-sm" onClick={() => begin(choices)}>
            {t('answers.own_copy')}
          </Button>
        )}
      </Group>
      {choices && <ChoiceList name={name} />}
    </fieldset>
  );
}

function ListSelect(props: { item: Item; name: string; onChange: (name: string | undefined) => void }) {
  const t = useWords('instruments');
  const say = useLocalised();
  const { answerLists } = useEditing().definition;
  const names = Object.keys(answerLists);
  const labelOf = (name: string) => {
    const words = (answerLists[name] ?? []).map(({ text }) => say(text)).join(' / ');
    return `${name}: ${words}`.slice(0, 90);
  };
  return (
    <NativeSelect
      label={t('answers.list')}
      value={props.name}
      data={[
        ...(props.item.type === 'yes_no' ? [{ value: ownYesNo, label: t('answers.yes_no') }] : []),
        // A list that is not there any more is still what the question names.
        ...(props.name && !names.includes(props.name) ? [{ value: props.name, label: props.name }] : []),
        ...names.map((value) => ({ value, label: labelOf(value) })),
      ]}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  );
}

/** One list: code, words and meaning of each answer. */
export function ChoiceList({ name }: { name: string }) {
  const t = useWords('instruments');
  const { definition, change, faults } = useEditing();
  const choices = definition.answerLists[name] ?? [];
  const write = (next: AnswerChoice[], part: string | null = null) =>
    change(
      (before) => ({ ...before, answerLists: { ...before.answerLists, [name]: next } }),
      part && `list ${name} ${part}`,
    );
  const swap = (at: number, by: -1 | 1) => {
    const [one, other] = [choices[at], choices[at + by]];
    if (one && other) write(choices.map((choice, i) => (i === at ? other : i === at + by ? one : choice)));
  };
  return (
    <>
      <FaultNote faults={faultsAt(faults, 'list', name)} />
      <ol className="choices">
        {choices.map((choice, at) => (
          <ChoiceLine
            key={at}
            choice={choice}
            number={at + 1}
            onChange={(changed, part) =>
              write(
                choices.map((each, i) => (i === at ? changed : each)),
                part && `${at} ${part}`,
              )
            }
            onUp={at > 0 ? () => swap(at, -1) : null}
            onDown={at < choices.length - 1 ? () => swap(at, 1) : null}
            onRemove={() => write(choices.filter((_, i) => i !== at))}
          />
        ))}
      </ol>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => write([...choices, emptyChoice(choices.map(({ code }) => code))])}
      >
        {t('answers.add')}
      </Button>
    </>
  );
}

const meanings = ['not_applicable', 'dont_know'] as const;

function ChoiceLine(props: {
  choice: AnswerChoice;
  number: number;
  onChange: (choice: AnswerChoice, part: string | null) => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
}) {
  const t = useWords('instruments');
  const { language } = useEditing();
  const { choice, number } = props;
  const { missing: _, ...plain } = choice;
  return (
    <li>
      <LocalisedInput
        bare
        label={t('answers.words', { number })}
        value={choice.text}
        onChange={(text) => props.onChange({ ...choice, text }, `text ${language}`)}
      />
      <TextInput
        aria-label={t('answers.code', { number })}
        dir="ltr"
        maxLength={76}
        value={choice.code}
        onChange={(event) => props.onChange({ ...choice, code: event.currentTarget.value }, 'code')}
      />
      <NativeSelect
        aria-label={t('answers.meaning', { number })}
        value={choice.missing ?? ''}
        data={[
          { value: '', label: t('answers.value') },
          ...meanings.map((value) => ({ value, label: t(`answers.${value}`) })),
        ]}
        onChange={(event) => {
          const missing = meanings.find((meaning) => meaning === event.currentTarget.value);
          props.onChange(missing ? { ...plain, missing } : plain, null);
        }}
      />
      <LineActs name={t('answers.nth', { number })} {...props} />
    </li>
  );
}

/** Up, down and away, for a line of a list. */
export function LineActs(props: {
  name: string;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (() => void) | null;
}) {
  const t = useWords('instruments');
  const button = (act: 'up' | 'down' | 'delete', sign: string, onClick: (() => void) | null) => (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={`${t(`edit.${act}`)}: ${props.name}`}
      disabled={!onClick}
      onClick={() => onClick?.()}
    >
      {sign}
    </Button>
  );
  return (
    <span className="line-acts">
      {button('up', '↑', props.onUp)}
      {button('down', '↓', props.onDown)}
      {button('delete', '×', props.onRemove)}
    </span>
  );
}
