import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import {
  boundsOf,
  defaultLength,
  type DateItem,
  type MissingReason,
  type NumberItem,
  type TextFormat,
  type TextItem,
} from '@traccia/survey';
import { useState } from 'react';
import { readNumber } from '../../lib/read-number';
import { useWords } from '../../lib/words';
import type { QuestionProps } from './question-props';

const kinds: Record<TextFormat, { type?: string; inputMode: 'email' | 'tel' | 'url' | 'numeric' }> = {
  email: { type: 'email', inputMode: 'email' },
  phone: { type: 'tel', inputMode: 'tel' },
  url: { type: 'url', inputMode: 'url' },
  year: { inputMode: 'numeric' },
};

export function TextQuestion({ item, answers, faults, disabled, tell, onAnswer }: QuestionProps<TextItem>) {
  const value = answers[item.code];
  const field = {
    id: item.code,
    label: tell(item.text),
    description: tell(item.help) || undefined,
    withAsterisk: item.required === true,
    disabled,
    dir: 'auto' as const,
    value: value && 'text' in value ? value.text : '',
    error: faults[item.code],
    maxLength: item.maxLength ?? defaultLength[item.type],
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      onAnswer(item.code, text ? { text } : null);
    },
  };
  if (item.type === 'long_text') return <Textarea autosize minRows={3} {...field} />;
  return <TextInput {...field} {...(item.format && kinds[item.format])} />;
}

type NumberProps = Pick<QuestionProps, 'answers' | 'faults' | 'disabled' | 'onAnswer'> & {
  code: string;
  label: string;
  description?: string | undefined;
  required: boolean;
  whole?: boolean;
  /** Why there may be no number. */
  reasons?: readonly MissingReason[];
};

/** A number as people type it; what is none stays in the field and is no answer. */
export function NumberField(props: NumberProps) {
  const { code, answers, faults, disabled, onAnswer, reasons = [] } = props;
  const t = useWords('questions');
  const value = answers[code];
  const given = value && 'number' in value ? value.number : null;
  const missing = value && 'missing' in value ? value.missing : null;
  const [typed, setTyped] = useState(given === null ? '' : String(given));
  const text = given !== null && readNumber(typed) !== given ? String(given) : typed;
  return (
    <Stack gap={6}>
      <TextInput
        id={code}
        label={props.label}
        description={props.description}
        withAsterisk={props.required}
        disabled={disabled}
        inputMode={props.whole ? 'numeric' : 'decimal'}
        maxLength={20}
        value={missing ? '' : text}
        error={faults[code]}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          const number = readNumber(next);
          onAnswer(code, number === null ? null : { number });
        }}
      />
      {reasons.map((reason) => (
        <Checkbox
          key={reason}
          label={t(reason)}
          disabled={disabled}
          checked={missing === reason}
          onChange={() => onAnswer(code, missing === reason ? null : { missing: reason })}
        />
      ))}
    </Stack>
  );
}

export function NumberQuestion(props: QuestionProps<NumberItem>) {
  const { item, tell } = props;
  const { min, max, whole } = boundsOf(item);
  const unit = tell(item.unit);
  const bounds = item.type === 'number' ? '' : `${min}–${max}`;
  const ends = [tell(item.low), tell(item.high)].filter(Boolean).join(' – ');
  return (
    <NumberField
      {...props}
      code={item.code}
      label={unit ? `${tell(item.text)} (${unit})` : tell(item.text)}
      description={[tell(item.help), bounds, ends].filter(Boolean).join(' · ') || undefined}
      required={item.required === true}
      whole={whole}
      reasons={item.allowMissing ? ['not_applicable', 'dont_know'] : []}
    />
  );
}

export function DateQuestion({ item, answers, faults, disabled, tell, onAnswer }: QuestionProps<DateItem>) {
  const value = answers[item.code];
  return (
    <TextInput
      id={item.code}
      type="date"
      label={tell(item.text)}
      description={tell(item.help) || undefined}
      withAsterisk={item.required === true}
      disabled={disabled}
      min={item.min}
      max={item.max}
      value={value && 'date' in value ? value.date : ''}
      error={faults[item.code]}
      onChange={(event) => {
        const date = event.currentTarget.value;
        onAnswer(item.code, date ? { date } : null);
      }}
    />
  );
}
