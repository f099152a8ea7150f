import { Fieldset, Input, NativeSelect } from '@mantine/core';
import {
  beforeCode,
  choicesOf,
  factorSteps,
  nowCode,
  type AnswerValue,
  type FactorListItem,
  type MatrixItem,
  type PercentPairItem,
  type ThenTestItem,
} from '@traccia/survey';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/words';
import './questions.css';
import type { QuestionProps } from './question-props';
import { NumberField } from './written-questions';

/** A question of several fields, two beside each other where there is room. */
export function Compound({ item, tell, faults, children }: QuestionProps & { children: ReactNode }) {
  return (
    <Fieldset legend={tell(item.text)} id={item.code}>
      {item.help && <Input.Description>{tell(item.help)}</Input.Description>}
      {faults[item.code] && <Input.Error>{faults[item.code]}</Input.Error>}
      <div className="question-pair">{children}</div>
    </Fieldset>
  );
}

type Picked = Pick<QuestionProps, 'answers' | 'faults' | 'disabled' | 'onAnswer'> & {
  code: string;
  label: string;
  required: boolean;
  options: readonly { value: string; label: string; answer: AnswerValue }[];
};

/** A list to pull down for one row: whoever types its first letter has answered it. */
function RowPick({ code, label, required, options, answers, faults, disabled, onAnswer }: Picked) {
  const t = useWords('questions');
  const given = JSON.stringify(answers[code]);
  const chosen = options.find(({ answer }) => JSON.stringify(answer) === given);
  return (
    <NativeSelect
      id={code}
      label={label}
      withAsterisk={required}
      disabled={disabled}
      value={chosen?.value ?? ''}
      error={faults[code]}
      data={[
        { value: '', label: t('choose') },
        ...options.map(({ value, label: text }) => ({ value, label: text })),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onAnswer(code, options.find((option) => option.value === value)?.answer ?? null);
      }}
    />
  );
}

function scaleOf({ definition, item, tell }: QuestionProps<MatrixItem | ThenTestItem>) {
  return choicesOf(definition, item).map(({ code, text }) => ({
    value: code,
    label: tell(text),
    answer: { codes: [code] },
  }));
}

export function MatrixQuestion(props: QuestionProps<MatrixItem>) {
  const { item, tell } = props;
  return (
    <Compound {...props}>
      {item.rows.map(({ code, text }) => (
        <RowPick
          key={code}
          {...props}
          code={code}
          label={tell(text)}
          required={item.required === true}
          options={scaleOf(props)}
        />
      ))}
    </Compound>
  );
}

/** Before and now beside each other, row by row. */
export function ThenTestQuestion(props: QuestionProps<ThenTestItem>) {
  const { item, tell } = props;
  const t = useWords('questions');
  const sides = item.rows.flatMap(({ code, text }) => [
    { code: beforeCode(code), label: `${tell(text)} · ${t('before')}` },
    { code: nowCode(code), label: `${tell(text)} · ${t('now')}` },
  ]);
  return (
    <Compound {...props}>
      {sides.map((side) => (
        <RowPick
          key={side.code}
          {...props}
          {...side}
          required={item.required === true}
          options={scaleOf(props)}
        />
      ))}
    </Compound>
  );
}

export function FactorQuestion(props: QuestionProps<FactorListItem>) {
  const { item, tell } = props;
  const t = useWords('questions');
  const steps = factorSteps.map((step) => ({
    value: String(step),
    label: t(`factor.${step}`),
    answer: { number: step },
  }));
  const left = { value: 'na', label: t('not_applicable'), answer: { missing: 'not_applicable' as const } };
  return (
    <Compound {...props}>
      {item.rows.map(({ code, text }) => (
        <RowPick
          key={code}
          {...props}
          code={code}
          label={tell(text)}
          required={item.required === true}
          options={[...steps, left]}
        />
      ))}
    </Compound>
  );
}

export function PercentQuestion(props: QuestionProps<PercentPairItem>) {
  const { item, tell } = props;
  return (
    <Compound {...props}>
      {[item.attribution, item.confidence].map(({ code, text }) => (
        <NumberField
          key={code}
          {...props}
          code={code}
          label={`${tell(text)} (%)`}
          reasons={['dont_know']}
          required={item.required === true}
        />
      ))}
    </Compound>
  );
}
