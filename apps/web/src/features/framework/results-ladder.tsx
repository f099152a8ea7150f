import type { FrameworkEntry, IndicatorEntry, LocalisedText } from '@traccia/contracts';
import { resultLevels } from '@traccia/contracts';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';

export const indicatorsIn = (entries: readonly FrameworkEntry[]): IndicatorEntry[] =>
  entries.filter((entry) => entry.family === 'indicators');

/** The results chain as a ladder: from what is put in, rung by rung, to what it is for. */
export function ResultsLadder(props: {
  indicators: readonly IndicatorEntry[];
  sentences?: Partial<Record<string, LocalisedText>>;
}) {
  const t = useWords('framework');
  const say = useLocalised();
  return (
    <ol className="results-ladder">
      {resultLevels.map((level) => {
        const own = props.indicators.filter((indicator) => indicator.resultLevel === level);
        const sentence = say(props.sentences?.[level]);
        return (
          <li key={level} className={own.length === 0 ? 'empty' : undefined}>
            <h3>{t(`level.${level}`)}</h3>
            {sentence && <p>{sentence}</p>}
            {own.length === 0 ? (
              <p className="hint">{t('ladder.none')}</p>
            ) : (
              <ul>
                {own.map((indicator) => (
                  <li key={indicator.id}>
                    <span className="row-code">
                      <bdi>{indicator.code}</bdi>
                    </span>
                    {say(indicator.title)}
                    <IndicatorValues indicator={indicator} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Baseline and target with their years; what was never measured is said in words. */
export function IndicatorValues({ indicator }: { indicator: IndicatorEntry }) {
  const t = useWords('framework');
  const format = useFormat();
  const { baseline, baselineYear, target, targetYear, unit } = indicator;
  const from =
    baseline === null
      ? t('ladder.no_baseline')
      : t('ladder.baseline', { value: format.number(baseline), unit, year: String(baselineYear) });
  const to =
    target === null
      ? t('ladder.no_target')
      : t('ladder.target', { value: format.number(target), unit, year: String(targetYear) });
  return (
    <span className="values">
      {from} · {to}
    </span>
  );
}
