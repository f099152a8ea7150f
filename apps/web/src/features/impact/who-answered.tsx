import type { Figure, ImpactRun } from './dashboard-types';
import { findFigure } from './read-figure';
import { useFigureWords } from './use-figure-words';
import './impact.css';

/** How many were asked and how many answered; every figure below rests on this. */
export function WhoAnswered({ figures, run }: { figures: readonly Figure[]; run: ImpactRun }) {
  const words = useFigureWords();
  const { t, format } = words;
  const rate = findFigure(figures, { metric: 'response_rate_rr2' });
  return (
    <section className="who-answered" aria-labelledby="who-answered">
      <h2 id="who-answered">{t('who.title')}</h2>
      {run.invited === null ? (
        <p>
          <strong>{format.number(run.responded ?? 0)}</strong> {t('who.responded')}. {t('who.no_list')}
        </p>
      ) : (
        <dl>
          <div>
            <dt>{t('who.invited')}</dt>
            <dd>{format.number(run.invited)}</dd>
          </div>
          <div>
            <dt>{t('who.responded')}</dt>
            <dd>{format.number(run.responded ?? 0)}</dd>
          </div>
          {rate && (
            <div>
              <dt>
                {t('who.rate')} · {words.method(rate.method)}
              </dt>
              <dd>{words.whole(rate)}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}
