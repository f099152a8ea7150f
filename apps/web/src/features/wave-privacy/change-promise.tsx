import { Button, Checkbox, NumberInput, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { WavePrivacy, WavePrivacyPreview } from '@traccia/contracts';
import { type SyntheticEvent, useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { PromiseText } from './promise-text';
import { type Chosen, useChange, usePreview } from './queries';

/** Only what is allowed is offered; first what it means, then the act, which asks for a yes of its own. */
export function ChangePromise({ wave }: { wave: WavePrivacy }) {
  const t = useWords('wave-privacy');
  const [chosen, choose] = useState<Chosen>({ mode: wave.mode, linkedMonths: wave.linkedMonths });
  const preview = usePreview(wave.id);
  const edit = (part: Partial<Chosen>) => {
    choose({ ...chosen, ...part });
    preview.reset();
  };
  const changed = chosen.mode !== wave.mode || chosen.linkedMonths !== wave.linkedMonths;
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    if (changed) preview.mutate(chosen);
  };
  return (
    <section aria-labelledby="change-promise">
      <h2 id="change-promise">{t('act')}</h2>
      <p>{wave.answered ? t('only_stricter') : t('free')}</p>
      <form onSubmit={ask}>
        <Stack align="flex-start">
          <Radio.Group
            label={t('mode')}
            value={chosen.mode}
            onChange={(value) => edit({ mode: wave.modes.find((mode) => mode === value) ?? wave.mode })}
          >
            <Stack gap="xs" mt="xs">
              {wave.modes.map((mode) => (
                <Radio key={mode} value={mode} label={t(`mode.${mode}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {chosen.mode !== 'anonymous' && (
            <NumberInput
              label={t('months')}
              description={t('months_at_most', { most: wave.mostMonths })}
              min={6}
              max={wave.mostMonths}
              allowDecimal={false}
              clampBehavior="blur"
              value={chosen.linkedMonths}
              onChange={(value) => typeof value === 'number' && edit({ linkedMonths: value })}
            />
          )}
          <Button type="submit" variant="default" disabled={!changed} loading={preview.isPending}>
            {t('preview')}
          </Button>
          <ProblemNote error={preview.error} />
        </Stack>
      </form>
      {preview.data && <Meaning wave={wave} preview={preview.data} />}
    </section>
  );
}

function Meaning({ wave, preview }: { wave: WavePrivacy; preview: WavePrivacyPreview }) {
  const t = useWords('wave-privacy');
  const format = useFormat();
  const change = useChange(wave.id);
  const [read, setRead] = useState(false);
  const { mode, linkedMonths } = wave;
  const act = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!read) return;
    change.mutate(
      { from: { mode, linkedMonths }, next: preview },
      { onSuccess: () => notifications.show({ message: t('done') }) },
    );
  };
  return (
    <form onSubmit={act} aria-labelledby="promise-means">
      <h3 id="promise-means">{t('means')}</h3>
      <div role="status">
        <ul>
          {preview.effects.map(({ code, count }) => (
            <li key={code}>{t(`effect.${code}`, { count: format.number(count) })}</li>
          ))}
          {preview.effects.length === 0 && <li>{t('nothing')}</li>}
        </ul>
      </div>
      <h3>{t('new_promise')}</h3>
      <PromiseText promise={preview.promise} />
      <Stack align="flex-start" mt="md">
        <Checkbox
          label={t('confirm')}
          checked={read}
          required
          onChange={(event) => setRead(event.currentTarget.checked)}
        />
        <ProblemNote error={change.error} />
        <Button type="submit" disabled={!read} loading={change.isPending}>
          {t('act')}
        </Button>
      </Stack>
    </form>
  );
}
