import { useId, useState } from 'react';
import type { Figure } from './dashboard-types';
import { ifSilentWere } from './silent-scenario';
import { useFigureWords } from './use-figure-words';

/** What the published share would be if those who did not answer were otherwise; it begins with "alike". */
export function SilentSlider({ answered }: { answered: Figure }) {
  const { t, amount } = useFigureWords();
  const [id, out] = [useId(), useId()];
  const [percent, setPercent] = useState(Math.round(100 * (answered.estimate ?? 0)));
  const scenario = ifSilentWere(answered, percent / 100);
  if (!scenario) return null;
  const share = (value: number) => amount(answered.metric, value, answered.n);
  return (
    <div className="silent-slider">
      <h3 id={id}>{t('silent.title')}</h3>
      <p>{t('silent.intro')}</p>
      <input
        type="range"
        min={0}
        max={100}
        value={percent}
        aria-labelledby={id}
        aria-describedby={out}
        aria-valuetext={share(percent / 100)}
        onChange={(event) => setPercent(event.currentTarget.valueAsNumber)}
      />
      <output id={out}>
        {t('silent.result', { silent: share(percent / 100), all: share(scenario.share) })}{' '}
        {t(leaning(scenario.bias), { published: share(answered.estimate ?? 0) })}
      </output>
    </div>
  );
}

function leaning(bias: number): 'silent.even' | 'silent.high' | 'silent.low' {
  if (Math.abs(bias) < 0.005) return 'silent.even';
  return bias > 0 ? 'silent.high' : 'silent.low';
}
