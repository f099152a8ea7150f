import { Textarea, TextInput } from '@mantine/core';
import { pickText, type LocalisedText } from '@traccia/survey';
import { useFormat } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { directionOfText, useEditing } from './editor-context';

/** One text in the language that is written now; what stands in another one is shown to translate from. */
export function LocalisedInput(props: {
  label: string;
  value: LocalisedText | undefined;
  onChange: (text: LocalisedText) => void;
  lines?: number;
  hint?: string;
  /** The label is only read out: in tables, where a heading says it. */
  bare?: boolean;
}) {
  const t = useWords('instruments');
  const format = useFormat();
  const { language, definition } = useEditing();
  const others = definition.languages.filter((code) => code !== language);
  const value = props.value?.[language] ?? '';
  const [first = 'en'] = others;
  const elsewhere = value.trim() ? '' : pickText({ ...props.value, [language]: '' }, first, others);
  const label = t('edit.in_language', { label: props.label, language: format.languageName(language) });
  const field = {
    ...(props.bare ? { 'aria-label': label } : { label }),
    description: elsewhere ? <bdi>{elsewhere}</bdi> : props.hint,
    lang: language,
    dir: directionOfText(language),
    maxLength: 5000,
    value,
    onChange: (event: { currentTarget: { value: string } }) =>
      props.onChange(withText(props.value ?? {}, language, event.currentTarget.value)),
  };
  return props.lines ? (
    <Textarea {...field} autosize minRows={props.lines} maxRows={14} />
  ) : (
    <TextInput {...field} />
  );
}

function withText(text: LocalisedText, language: string, value: string): LocalisedText {
  const { [language]: _, ...others } = text;
  return value === '' ? others : { ...others, [language]: value };
}
