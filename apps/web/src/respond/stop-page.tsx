import { useEffect, useState } from 'react';
import { stopSurveyMail } from './api';
import { Plain } from './end-views';
import { Top } from './top';
import { useSay } from './use-say';
import { firstLocale } from './words';

type Outcome = 'asked' | 'stopping' | 'done' | 'unusable' | 'trouble';

/** Stops survey mail when the button is pressed; opening the page changes nothing. */
export function StopPage({ token }: { token: string | null }) {
  const [locale, setLocale] = useState(firstLocale);
  const { say, spoken } = useSay(locale);
  const [outcome, setOutcome] = useState<Outcome>(token ? 'asked' : 'unusable');
  const title = say('stop.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const stop = async (held: string) => {
    setOutcome('stopping');
    setOutcome(await stopSurveyMail(held));
  };
  return (
    <div className="page">
      <Top title={say('brand')} locale={spoken} say={say} onSpeak={setLocale} />
      <Plain title={title}>
        {outcome === 'unusable' && <p role="status">{say('stop.unusable')}</p>}
        {outcome === 'done' && <p role="status">{say('stop.done')}</p>}
        {token && outcome !== 'done' && outcome !== 'unusable' && (
          <>
            <p>{say('stop.text')}</p>
            {outcome === 'trouble' && (
              <p className="fault" role="alert">
                {say('stop.trouble')}
              </p>
            )}
            <button
              type="button"
              className="button main"
              disabled={outcome === 'stopping'}
              onClick={() => void stop(token)}
            >
              {say('stop.act')}
            </button>
          </>
        )}
      </Plain>
    </div>
  );
}
