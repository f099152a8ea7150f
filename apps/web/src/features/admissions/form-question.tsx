import { Checkbox, Fieldset, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import {
  type AnswerMap,
  type AnswerValue,
  choicesOf,
  codesOf,
  defaultLength,
  type InstrumentDefinition,
  type Item,
} from '@traccia/survey';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';

export interface QuestionProps {
  definition: InstrumentDefinition;
  item: Item;
  answers: AnswerMap;
  /** Item code → sentence. */
  faults: Readonly<Record<string, string>>;
  disabled: boolean;
  onAnswer: (code: string, value: AnswerValue | null) => void;
}

function Choice({ definition, item, answers, faults, disabled, onAnswer }: QuestionProps) {
  const say = useLocalised();
  return (
    <Radio.Group
      id={item.code}
      name={item.code}
      label={say(item.text)}
      description={say(item.help ?? {}) || undefined}
      withAsterisk={item.required === true}
      value={codesOf(answers[item.code])[0] ?? ''}
      error={faults[item.code]}
      onChange={(code) => onAnswer(item.code, { codes: [code] })}
    >
      <Stack gap={6} mt={6}>
        {choicesOf(definition, item).map((choice) => (
          <Radio key={choice.code} value={choice.code} label={say(choice.text)} disabled={disabled} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Several({ definition, item, answers, faults, disabled, onAnswer }: QuestionProps) {
  const say = useLocalised();
  return (
    <Checkbox.Group
      id={item.code}
      label={say(item.text)}
      description={say(item.help ?? {}) || undefined}
      withAsterisk={item.required === true}
      value={[...codesOf(answers[item.code])]}
      error={faults[item.code]}
      onChange={(codes) => onAnswer(item.code, codes.length > 0 ? { codes } : null)}
    >
      <Stack gap={6} mt={6}>
        {choicesOf(definition, item).map((choice) => (
          <Checkbox key={choice.code} value={choice.code} label={say(choice.text)} disabled={disabled} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function Matrix(props: QuestionProps & { item: Extract<Item, { type: 'likert_matrix' }> }) {
  const { definition, item, answers, faults } = props;
  const say = useLocalised();
  const t = useWords('admissions');
  const options = choicesOf(definition, item).map((choice) => ({
    value: choice.code,
    label: say(choice.text),
  }));
  return (
    <Fieldset legend={say(item.text)} id={item.code}>
      <div className="application-pair">
        {item.rows.map((row) => (
          <NativeSelect
            key={row.code}
            id={row.code}
            label={say(row.text)}
            withAsterisk={item.required === true}
            disabled={props.disabled}
            value={codesOf(answers[row.code])[0] ?? ''}
            error={faults[row.code]}
            data={[{ value: '', label: t('form.choose') }, ...options]}
            onChange={(event) => {
              const code = event.currentTarget.value;
              props.onAnswer(row.code, code ? { codes: [code] } : null);
            }}
          />
        ))}
      </div>
    </Fieldset>
  );
}

function Written({ item, answers, faults, disabled, onAnswer }: QuestionProps) {
  const say = useLocalised();
  const value = answers[item.code];
  const long = item.type === 'long_text';
  const field = {
    id: item.code,
    label: say(item.text),
    description: say(item.help ?? {}) || undefined,
    withAsterisk: item.required === true,
    disabled,
    dir: 'auto' as const,
    value: value && 'text' in value ? value.text : '',
    error: faults[item.code],
    maxLength: ('maxLength' in item && item.maxLength) || defaultLength[long ? 'long_text' : 'short_text'],
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      onAnswer(item.code, text ? { text } : null);
    },
  };
  return long ? <Textarea autosize minRows={3} {...field} /> : <TextInput {...field} />;
}

function Counted({ item, answers, faults, disabled, onAnswer }: QuestionProps) {
  const say = useLocalised();
  const value = answers[item.code];
  return (
    <TextInput
      id={item.code}
      label={say(item.text)}
      withAsterisk={item.required === true}
      disabled={disabled}
      inputMode="numeric"
      maxLength={6}
      value={value && 'number' in value ? String(value.number) : ''}
      error={faults[item.code]}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '');
        onAnswer(item.code, digits ? { number: Number(digits) } : null);
      }}
    />
  );
}

/** One item of the application form, by its type. */
export function FormQuestion(props: QuestionProps) {
  const { item } = props;
  const say = useLocalised();
  switch (item.type) {
    case 'info':
      return <Text>{say(item.text)}</Text>;
    case 'likert_matrix':
      return <Matrix {...props} item={item} />;
    case 'short_text':
    case 'long_text':
      return <Written {...props} />;
    case 'multiple':
      return <Several {...props} />;
    case 'number':
    case 'rating_0_10':
      return <Counted {...props} />;
    default:
      return <Choice {...props} />;
  }
}
