import { Checkbox, NativeSelect, Radio, Stack } from '@mantine/core';
import { choicesOf, codesOf, rankedCount, type ChoiceItem, type RankingItem } from '@traccia/survey';
import { useWords } from '../../lib/words';
import { Compound } from './row-questions';
import type { QuestionProps } from './question-props';

/** More than these stand in a list to pull down. */
const mostRadios = 12;

function frameOf({ item, tell, faults }: QuestionProps) {
  return {
    id: item.code,
    label: tell(item.text),
    description: tell(item.help) || undefined,
    withAsterisk: item.required === true,
    error: faults[item.code],
  };
}

function Several(props: QuestionProps<ChoiceItem>) {
  const { definition, item, answers, disabled, tell, onAnswer } = props;
  return (
    <Checkbox.Group
      {...frameOf(props)}
      value={[...codesOf(answers[item.code])]}
      onChange={(codes) => onAnswer(item.code, codes.length > 0 ? { codes } : null)}
    >
      <Stack gap={6} mt={6}>
        {choicesOf(definition, item).map((choice) => (
          <Checkbox key={choice.code} value={choice.code} label={tell(choice.text)} disabled={disabled} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function LongList(props: QuestionProps<ChoiceItem>) {
  const { definition, item, answers, disabled, tell, onAnswer } = props;
  const t = useWords('questions');
  const options = choicesOf(definition, item).map(({ code, text }) => ({ value: code, label: tell(text) }));
  return (
    <NativeSelect
      {...frameOf(props)}
      disabled={disabled}
      value={codesOf(answers[item.code])[0] ?? ''}
      data={[{ value: '', label: t('choose') }, ...options]}
      onChange={(event) => {
        const code = event.currentTarget.value;
        onAnswer(item.code, code ? { codes: [code] } : null);
      }}
    />
  );
}

/** Single, multiple, Likert and yes or no. */
export function ChoiceQuestion(props: QuestionProps<ChoiceItem>) {
  const { definition, item, answers, disabled, tell, onAnswer } = props;
  const choices = choicesOf(definition, item);
  if (item.type === 'multiple') return <Several {...props} />;
  if (choices.length > mostRadios) return <LongList {...props} />;
  return (
    <Radio.Group
      {...frameOf(props)}
      name={item.code}
      value={codesOf(answers[item.code])[0] ?? ''}
      onChange={(code) => onAnswer(item.code, { codes: [code] })}
    >
      <Stack gap={6} mt={6}>
        {choices.map((choice) => (
          <Radio key={choice.code} value={choice.code} label={tell(choice.text)} disabled={disabled} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** What stands on each place: choosing something that stands elsewhere moves it. */
export function RankingQuestion(props: QuestionProps<RankingItem>) {
  const { definition, item, answers, tell, onAnswer } = props;
  const t = useWords('questions');
  const given = codesOf(answers[item.code]);
  const places = Array.from({ length: rankedCount(definition, item) }, (_, at) => at);
  const options = choicesOf(definition, item).map(({ code, text }) => ({ value: code, label: tell(text) }));
  const put = (at: number, code: string) => {
    const order = places.map((place) => (place === at ? code : (given[place] ?? '')));
    const codes = order.filter((other, place) => other !== '' && (other !== code || place === at));
    onAnswer(item.code, codes.length > 0 ? { codes } : null);
  };
  return (
    <Compound {...props}>
      {places.map((at) => (
        <NativeSelect
          key={at}
          label={t('place', { n: at + 1 })}
          disabled={props.disabled || at > given.length}
          value={given[at] ?? ''}
          data={[{ value: '', label: t('choose') }, ...options]}
          onChange={(event) => put(at, event.currentTarget.value)}
        />
      ))}
    </Compound>
  );
}
