import { Button, Checkbox, Group, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { offersApi } from '@traccia/contracts';
import { areSoundBands } from '@traccia/training';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { checkBody } from '../../lib/check-body';
import { useWords } from '../../lib/words';
import { useSetRules, type Rules } from './mutations';

const noRule = { mostPercent: null, onlyAidRecipients: false, travelExcluded: false };

/** What leaving costs, what a fellowship may pay, and how long travel forms are kept. */
export function RulesForm(props: { activityId: string; rules: Rules; onDone: () => void }) {
  const t = useWords('selection');
  const save = useSetRules(props.activityId);
  const [draft, setDraft] = useState<Rules>(props.rules);
  const [refused, setRefused] = useState<unknown>(null);
  const set = (changed: Partial<Rules>) => setDraft((before) => ({ ...before, ...changed }));
  const sound = areSoundBands(draft.cancellationBands);
  const submit = () => {
    const fault = checkBody(offersApi.setRules, draft);
    setRefused(fault);
    if (fault || !sound) return;
    save.mutate(draft, {
      onSuccess: () => {
        notifications.show({ message: t('rules.saved') });
        props.onDone();
      },
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Bands bands={draft.cancellationBands} onChange={(cancellationBands) => set({ cancellationBands })} />
      {!sound && <p role="alert">{t('rules.unsound')}</p>}
      <Fellowship rule={draft.fellowshipRule} onChange={(fellowshipRule) => set({ fellowshipRule })} />
      <NumberInput
        label={t('rules.keep_label')}
        description={t('rules.keep_hint')}
        maw="20rem"
        min={0}
        max={3650}
        allowDecimal={false}
        value={draft.logisticsKeepDays}
        onChange={(value) => set({ logisticsKeepDays: Number(value) })}
      />
      <ProblemNote error={refused ?? save.error} />
      <Group mt="md">
        <Button type="submit" loading={save.isPending} disabled={!sound}>
          {t('rules.save')}
        </Button>
        <Button variant="default" onClick={props.onDone}>
          {t('criteria.cancel')}
        </Button>
      </Group>
    </form>
  );
}

type Band = Rules['cancellationBands'][number];

function Bands({ bands, onChange }: { bands: readonly Band[]; onChange: (bands: Band[]) => void }) {
  const t = useWords('selection');
  const change = (at: number, changed: Partial<Band>) =>
    onChange(bands.map((band, n) => (n === at ? { ...band, ...changed } : band)));
  return (
    <fieldset className="funding-line">
      <legend>{t('rules.bands')}</legend>
      <p>{t('rules.bands_hint')}</p>
      {bands.map((band, at) => (
        <Group key={at} align="end" gap="xs">
          <NumberInput
            label={t('rules.days', { n: at + 1 })}
            min={0}
            max={365}
            allowDecimal={false}
            value={band.daysBefore}
            onChange={(value) => change(at, { daysBefore: Number(value) })}
          />
          <NumberInput
            label={t('rules.percent', { n: at + 1 })}
            min={0}
            max={100}
            allowDecimal={false}
            suffix=" %"
            value={band.percent}
            onChange={(value) => change(at, { percent: Number(value) })}
          />
          {bands.length > 1 && (
            <Button
              variant="default"
              aria-label={t('criteria.remove_named', { name: t('rules.days', { n: at + 1 }) })}
              onClick={() => onChange(bands.filter((_, n) => n !== at))}
            >
              {t('criteria.remove')}
            </Button>
          )}
        </Group>
      ))}
      <div>
        <Button variant="default" onClick={() => onChange([...bands, { daysBefore: 30, percent: 0 }])}>
          {t('rules.add_band')}
        </Button>
      </div>
    </fieldset>
  );
}

function Fellowship(props: {
  rule: Rules['fellowshipRule'];
  onChange: (rule: Rules['fellowshipRule']) => void;
}) {
  const t = useWords('selection');
  const { rule, onChange } = props;
  return (
    <fieldset className="funding-line">
      <legend>{t('rules.fellowship')}</legend>
      <Checkbox
        label={t('rules.has_fellowship')}
        checked={rule !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? noRule : null)}
      />
      {rule && (
        <>
          <NumberInput
            label={t('rules.most_label')}
            description={t('rules.most_hint')}
            maw="20rem"
            min={0}
            max={100}
            allowDecimal={false}
            suffix=" %"
            value={rule.mostPercent ?? ''}
            onChange={(value) => onChange({ ...rule, mostPercent: value === '' ? null : Number(value) })}
          />
          <Checkbox
            label={t('rules.aid')}
            checked={rule.onlyAidRecipients}
            onChange={(event) => onChange({ ...rule, onlyAidRecipients: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('rules.travel')}
            checked={rule.travelExcluded}
            onChange={(event) => onChange({ ...rule, travelExcluded: event.currentTarget.checked })}
          />
        </>
      )}
    </fieldset>
  );
}
