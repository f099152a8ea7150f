import { Button, Checkbox, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { Rule } from '@traccia/survey';
import { useState } from 'react';
import { useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { useEditing } from './editor-context';
import { answersBefore, comparisonsFor, type NamedAnswer } from './named-answers';
import type { ItemPlace } from './places';
import {
  comparisons,
  type Condition,
  type Conditions,
  type InnerConditions,
  isInner,
  readConditions,
  writeRule,
} from './rule-model';

interface Props {
  at: ItemPlace;
  legend: string;
  rule: Rule | undefined;
  onChange: (rule: Rule | undefined) => void;
}

/** When a question is shown, as sentences; a rule that is somebody's own is shown as such and kept as it is. */
export function RuleBuilder(props: Props) {
  const { definition } = useEditing();
  const read = readConditions(props.rule);
  const answers = answersBefore(definition, props.at);
  return (
    <fieldset className="part">
      <legend>{props.legend}</legend>
      {read ? (
        <Lines
          key={JSON.stringify(props.at)}
          answers={answers}
          conditions={read}
          onChange={(conditions) => props.onChange(writeRule(conditions))}
        />
      ) : (
        <OwnRule {...props} />
      )}
    </fieldset>
  );
}

function OwnRule({ onChange }: Props) {
  const t = useWords('instruments');
  return (
    <>
      <p>{t('rule.own')}</p>
      <Button variant="default" size="compact-sm" onClick={() => onChange(undefined)}>
        {t('rule.replace')}
      </Button>
    </>
  );
}

function firstLine([answer]: readonly NamedAnswer[]): Condition {
  const [comparison = 'is'] = comparisonsFor(answer, 'answered').filter((each) => each !== 'answered');
  return { name: answer?.name ?? '', comparison, values: valuesFor(answer, comparison, []) };
}

/** Nothing chosen yet is the first choice; a number begins at 0. */
function valuesFor(
  answer: NamedAnswer | undefined,
  comparison: Condition['comparison'],
  before: Condition['values'],
): Condition['values'] {
  if (comparison === 'answered' || comparison === 'not-answered') return [];
  const codes = answer?.choices.map(({ code }) => code) ?? [];
  if (codes.length > 0) return choicesFor(codes, comparison, before);
  const [value] = before;
  if (answer?.kind === 'number') return [typeof value === 'number' ? value : 0];
  return [value ?? ''];
}

function choicesFor(
  codes: readonly string[],
  comparison: Condition['comparison'],
  before: Condition['values'],
): string[] {
  const kept = before.map(String).filter((value) => codes.includes(value));
  const [first = ''] = [...kept, ...codes];
  return comparison === 'one-of' ? kept : [first];
}

interface LinesProps<T> {
  answers: readonly NamedAnswer[];
  conditions: T;
  onChange: (conditions: T) => void;
}

function Lines({ answers, conditions, onChange }: LinesProps<Conditions>) {
  const t = useWords('instruments');
  const { lines, join } = conditions;
  // A rule of one line has no "all" or "any" of its own; what was chosen is kept for the next line.
  const [chosen, choose] = useState(join);
  const now = lines.length > 1 ? join : chosen;
  const write = (next: Conditions['lines'], with_ = now) => onChange({ join: with_, lines: next });
  if (lines.length === 0) return <NoLine answers={answers} onBegin={() => write([firstLine(answers)])} />;
  const put = (at: number, line: Condition | InnerConditions | null) =>
    write(lines.flatMap((each, i) => (i === at ? (line ? [line] : []) : [each])));
  return (
    <>
      {lines.length > 1 && (
        <Join
          value={now}
          onChange={(next) => {
            choose(next);
            write(lines, next);
          }}
        />
      )}
      <ol className="conditions">
        {lines.map((line, at) =>
          isInner(line) ? (
            <li key={at} className="inner">
              <InnerLines answers={answers} conditions={line} onChange={(inner) => put(at, tidy(inner))} />
            </li>
          ) : (
            <ConditionLine
              key={at}
              answers={answers}
              condition={line}
              onChange={(changed) => put(at, changed)}
              onRemove={() => put(at, null)}
            />
          ),
        )}
      </ol>
      <Group gap="xs">
        <Button variant="default" size="compact-sm" onClick={() => write([...lines, firstLine(answers)])}>
          {t('rule.add')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            write([
              ...lines,
              { join: now === 'all' ? 'any' : 'all', lines: [firstLine(answers), firstLine(answers)] },
            ])
          }
        >
          {t('rule.add_group')}
        </Button>
      </Group>
    </>
  );
}

function NoLine(props: { answers: readonly NamedAnswer[]; onBegin: () => void }) {
  const t = useWords('instruments');
  return (
    <>
      <p>{t('rule.always')}</p>
      <Button
        variant="default"
        size="compact-sm"
        disabled={props.answers.length === 0}
        onClick={props.onBegin}
      >
        {t('rule.begin')}
      </Button>
    </>
  );
}

/** An inner part of one line is that line, of none it is gone. */
function tidy(inner: InnerConditions): Condition | InnerConditions | null {
  return inner.lines.length > 1 ? inner : (inner.lines[0] ?? null);
}

function InnerLines({ answers, conditions, onChange }: LinesProps<InnerConditions>) {
  const t = useWords('instruments');
  const { lines, join } = conditions;
  const write = (next: Condition[]) => onChange({ join, lines: next });
  return (
    <>
      <Join value={join} onChange={(next) => onChange({ join: next, lines })} />
      <ol className="conditions">
        {lines.map((line, at) => (
          <ConditionLine
            key={at}
            answers={answers}
            condition={line}
            onChange={(changed) => write(lines.map((each, i) => (i === at ? changed : each)))}
            onRemove={() => write(lines.filter((_, i) => i !== at))}
          />
        ))}
      </ol>
      <Button variant="default" size="compact-sm" onClick={() => write([...lines, firstLine(answers)])}>
        {t('rule.add')}
      </Button>
    </>
  );
}

function Join(props: { value: 'all' | 'any'; onChange: (value: 'all' | 'any') => void }) {
  const t = useWords('instruments');
  return (
    <NativeSelect
      aria-label={t('rule.join')}
      value={props.value}
      data={(['all', 'any'] as const).map((value) => ({ value, label: t(`rule.${value}`) }))}
      onChange={(event) => props.onChange(event.currentTarget.value === 'any' ? 'any' : 'all')}
    />
  );
}

function ConditionLine(props: {
  answers: readonly NamedAnswer[];
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const t = useWords('instruments');
  const say = useLocalised();
  const { answers, condition, onChange } = props;
  const answer = answers.find(({ name }) => name === condition.name);
  const nameOf = ({ name, text, kind }: NamedAnswer) =>
    kind === 'record' ? t.maybe(`record.${name.slice(7)}`, name) : `${name}: ${say(text)}`.slice(0, 90);
  return (
    <li className="condition">
      <NativeSelect
        aria-label={t('rule.answer')}
        value={condition.name}
        data={[
          ...(answer ? [] : [{ value: condition.name, label: condition.name }]),
          ...answers.map((each) => ({ value: each.name, label: nameOf(each) })),
        ]}
        onChange={(event) => {
          const next = answers.find(({ name }) => name === event.currentTarget.value);
          if (next) onChange(firstLine([next]));
        }}
      />
      <NativeSelect
        aria-label={t('rule.comparison')}
        value={condition.comparison}
        data={comparisonsFor(answer, condition.comparison).map((value) => ({
          value,
          label: t(`comparison.${value}`),
        }))}
        onChange={(event) => {
          const comparison = comparisons.find((each) => each === event.currentTarget.value) ?? 'is';
          onChange({ ...condition, comparison, values: valuesFor(answer, comparison, condition.values) });
        }}
      />
      <Value
        answer={answer}
        condition={condition}
        onChange={(values) => onChange({ ...condition, values })}
      />
      <Button variant="subtle" size="compact-sm" aria-label={t('rule.remove')} onClick={props.onRemove}>
        ×
      </Button>
    </li>
  );
}

function Value(props: {
  answer: NamedAnswer | undefined;
  condition: Condition;
  onChange: (values: Condition['values']) => void;
}) {
  const t = useWords('instruments');
  const say = useLocalised();
  const { answer, condition, onChange } = props;
  const { comparison, values } = condition;
  if (comparison === 'answered' || comparison === 'not-answered') return null;
  const choices = answer?.choices ?? [];
  if (comparison === 'one-of')
    return (
      <Checkbox.Group aria-label={t('rule.value')} value={values.map(String)} onChange={onChange}>
        {choices.map(({ code, text }) => (
          <Checkbox key={code} value={code} label={say(text) || code} />
        ))}
      </Checkbox.Group>
    );
  const [value = ''] = values;
  if (choices.length > 0)
    return (
      <NativeSelect
        aria-label={t('rule.value')}
        value={String(value)}
        data={choices.map(({ code, text }) => ({ value: code, label: say(text) || code }))}
        onChange={(event) => onChange([event.currentTarget.value])}
      />
    );
  if (answer?.kind === 'number')
    return (
      <NumberInput
        aria-label={t('rule.value')}
        hideControls
        value={value}
        onChange={(next) => typeof next === 'number' && onChange([next])}
      />
    );
  return (
    <TextInput
      aria-label={t('rule.value')}
      type={answer?.kind === 'date' ? 'date' : 'text'}
      value={String(value)}
      onChange={(event) => onChange([event.currentTarget.value])}
    />
  );
}
