import { Fragment, type ReactNode } from 'react';
import type { PlanWaveBody } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useReminders, useWhen } from './plan-words';
import { byTime, stretchOf } from './wave-order';

/** The waves on the line of an activity: before the first day, while it runs, after the last day. */
export function WaveLine<T extends PlanWaveBody>(props: {
  label: string;
  waves: readonly T[];
  titleOf: (wave: T) => string;
  keyOf?: (wave: T) => string;
  /** As they are given: somebody is writing them. */
  keepOrder?: boolean;
  /** What stands below a wave, such as its form. */
  below?: (wave: T) => ReactNode;
}) {
  const t = useWords('evaluation-plans');
  const ordered = props.keepOrder ? props.waves.map((wave, index) => ({ wave, index })) : byTime(props.waves);
  const firstAt = ordered.findIndex(({ wave }) => stretchOf(wave) !== 'before');
  const lastAt = ordered.findIndex(({ wave }) => stretchOf(wave) === 'after');
  const end = ordered.length;
  const day = (key: 'line.first_day' | 'line.last_day') => (
    <li className="plan-day">
      <span>{t(key)}</span>
    </li>
  );
  return (
    <ol className="plan-line" aria-label={props.label}>
      {ordered.map(({ wave }, place) => (
        <Fragment key={props.keyOf?.(wave) ?? wave.code}>
          {place === firstAt && day('line.first_day')}
          {place === lastAt && (
            <>
              {firstAt === -1 && day('line.first_day')}
              {day('line.last_day')}
            </>
          )}
          <li className={`plan-wave ${stretchOf(wave)}`}>
            <WaveShown wave={wave} title={props.titleOf(wave)} />
            {props.below?.(wave)}
          </li>
        </Fragment>
      ))}
      {end > 0 && firstAt === -1 && day('line.first_day')}
      {end > 0 && lastAt === -1 && day('line.last_day')}
    </ol>
  );
}

function WaveShown({ wave, title }: { wave: PlanWaveBody; title: string }) {
  const t = useWords('evaluation-plans');
  const codes = useWords('codes');
  const format = useFormat();
  const when = useWhen();
  const reminders = useReminders();
  const facts = [
    t(`respondent.${wave.respondentKind}`),
    t('open_for', { count: wave.windowDays }),
    reminders(wave),
    t(`privacy.short.${wave.privacyMode}`),
    wave.opening === 'in_room' ? t('opening.in_room') : '',
  ].filter(Boolean);
  return (
    <div className="plan-wave-text">
      <p className="plan-when">{when(wave)}</p>
      <p className="plan-what">
        <strong>{codes(`wave_kind.${wave.kind}`)}</strong> · <bdi>{title}</bdi>
      </p>
      <p className="plan-facts">{format.list(facts)}</p>
    </div>
  );
}
