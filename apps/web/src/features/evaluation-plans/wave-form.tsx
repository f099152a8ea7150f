import { Button, Group, NativeSelect, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import {
  languageRules,
  type PlanPreview,
  type PlanWaveBody,
  planWaveBodySchema,
  privacyModes,
  respondentKinds,
  waveEligibilities,
  waveKinds,
  waveOpenings,
} from '@traccia/contracts';
import { useState } from 'react';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { InstrumentPicker } from './instrument-picker';

type Fault = PlanPreview['faults'][number];
interface Props {
  wave: PlanWaveBody;
  instrumentTitle: string;
  faults: readonly Fault[];
  onChange: (part: Partial<PlanWaveBody>) => void;
  onInstrument: (id: string, title: string) => void;
  onRemove: () => void;
}
type Field = keyof PlanWaveBody;

/** Fault at the field: what the browser sees at once, else what the check of the saved draft found. */
function useFaults({ wave, faults }: Props): (field: Field) => string | undefined {
  const t = useWords('evaluation-plans');
  const own = planWaveBodySchema.safeParse(wave);
  const wrong = new Set(own.success ? [] : own.error.issues.map(({ path }) => path[0]));
  return (field) => {
    if (wrong.has(field)) return t('fault.field');
    const found = faults.find((fault) => fault.field === field);
    return found && t(`fault.${found.key}`);
  };
}

/** Everything that can be said of one wave. */
export function WaveForm(props: Props) {
  const t = useWords('evaluation-plans');
  return (
    <Stack gap="md" className="plan-form">
      <WhatFields {...props} />
      <WhenFields {...props} />
      <HowFields {...props} />
      <div>
        <Button variant="default" color="red" onClick={props.onRemove}>
          {t('wave.remove')}
        </Button>
      </div>
    </Stack>
  );
}

/** Picks one of the known values; anything else changes nothing. */
function Choice<V extends string>(props: {
  label: string;
  value: V;
  values: readonly V[];
  textOf: (value: V) => string;
  error?: string | undefined;
  onPick: (value: V) => void;
}) {
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      error={props.error}
      data={props.values.map((value) => ({ value, label: props.textOf(value) }))}
      onChange={(event) => {
        const picked = props.values.find((value) => value === event.currentTarget.value);
        if (picked) props.onPick(picked);
      }}
    />
  );
}

function WhatFields(props: Props) {
  const say = useLocalised();
  const t = useWords('evaluation-plans');
  const codes = useWords('codes');
  const faultOf = useFaults(props);
  const { wave, onChange } = props;
  const [picking, setPicking] = useState(false);
  const fault = faultOf('instrumentId');
  return (
    <>
      <div className="plan-pair">
        <Choice
          label={t('field.kind')}
          value={wave.kind}
          values={waveKinds}
          textOf={(kind) => codes(`wave_kind.${kind}`)}
          error={faultOf('kind')}
          onPick={(kind) => onChange({ kind })}
        />
        <Choice
          label={t('field.respondentKind')}
          value={wave.respondentKind}
          values={respondentKinds}
          textOf={(kind) => t(`respondent.${kind}`)}
          error={faultOf('respondentKind')}
          onPick={(respondentKind) => onChange({ respondentKind })}
        />
      </div>
      <div>
        <Group gap="sm">
          <span>
            {t('field.instrument')}: <bdi>{props.instrumentTitle}</bdi>
          </span>
          <Button variant="default" size="compact-sm" onClick={() => setPicking(!picking)}>
            {t(picking ? 'instrument.keep' : 'instrument.change')}
          </Button>
        </Group>
        {fault && <p className="plan-fault">{fault}</p>}
        {picking && (
          <InstrumentPicker
            label={t('instrument.search')}
            onPick={(instrument) => {
              props.onInstrument(instrument.id, say(instrument.title));
              setPicking(false);
            }}
          />
        )}
      </div>
      <TextInput
        label={t('field.code')}
        description={t('field.code_hint')}
        value={wave.code}
        maxLength={40}
        error={faultOf('code')}
        onChange={(event) => onChange({ code: event.currentTarget.value })}
      />
    </>
  );
}

function WhenFields(props: Props) {
  const t = useWords('evaluation-plans');
  const faultOf = useFaults(props);
  const { wave, onChange } = props;
  const whole = (field: 'offsetMonths' | 'offsetDays' | 'windowDays', min: number, max: number) => (
    <NumberInput
      label={t(`field.${field}`)}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      value={wave[field]}
      error={faultOf(field)}
      onChange={(value) => typeof value === 'number' && onChange({ [field]: value })}
    />
  );
  return (
    <>
      <div className="plan-pair">
        <Choice
          label={t('field.anchor')}
          value={wave.anchor}
          values={['start', 'end']}
          textOf={(anchor) => t(`anchor.pick.${anchor}`)}
          onPick={(anchor) => onChange({ anchor })}
        />
        <TextInput
          type="time"
          label={t('field.sendAtLocal')}
          value={wave.sendAtLocal}
          error={faultOf('sendAtLocal')}
          onChange={(event) => onChange({ sendAtLocal: event.currentTarget.value })}
        />
        {whole('offsetMonths', -24, 120)}
        {whole('offsetDays', -365, 365)}
        {whole('windowDays', 1, 365)}
        <ReminderField {...props} error={faultOf('reminderDays')} />
      </div>
      <p className="plan-hint">{t('field.offset_hint')}</p>
    </>
  );
}

/** Kept as it is typed; only whole numbers of it count. */
function ReminderField({ wave, onChange, error }: Props & { error: string | undefined }) {
  const t = useWords('evaluation-plans');
  const [text, setText] = useState(wave.reminderDays.join(', '));
  return (
    <TextInput
      label={t('field.reminderDays')}
      description={t('field.reminder_hint')}
      value={text}
      inputMode="numeric"
      error={error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange({ reminderDays: (event.currentTarget.value.match(/\d+/g) ?? []).map(Number) });
      }}
    />
  );
}

function HowFields(props: Props) {
  const t = useWords('evaluation-plans');
  const format = useWords('wave-privacy');
  const faultOf = useFaults(props);
  const { wave, onChange } = props;
  return (
    <>
      <div className="plan-pair">
        <Choice
          label={t('field.eligibility')}
          value={wave.eligibility}
          values={waveEligibilities}
          textOf={(eligibility) => t(`eligibility.${eligibility}`)}
          error={faultOf('eligibility')}
          onPick={(eligibility) => onChange({ eligibility })}
        />
        <Choice
          label={t('field.languageRule')}
          value={wave.languageRule}
          values={languageRules}
          textOf={(rule) => t(`language.${rule}`)}
          error={faultOf('languageRule')}
          onPick={(languageRule) => onChange({ languageRule })}
        />
        <Choice
          label={t('field.opening')}
          value={wave.opening}
          values={waveOpenings}
          textOf={(opening) => t(`opening.pick.${opening}`)}
          error={faultOf('opening')}
          onPick={(opening) => onChange({ opening })}
        />
      </div>
      <Radio.Group
        label={format('mode')}
        value={wave.privacyMode}
        error={faultOf('privacyMode')}
        onChange={(value) => {
          const privacyMode = privacyModes.find((mode) => mode === value);
          if (privacyMode) onChange({ privacyMode });
        }}
      >
        <Stack gap="xs" mt="xs">
          {privacyModes.map((mode) => (
            <Radio key={mode} value={mode} label={format(`mode.${mode}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}
