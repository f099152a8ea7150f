import { useEffect, useState } from 'react';
import { chooseContact, type ContactChoice, stopSurveyMail } from './api';
import { Plain } from './end-views';
import { Top } from './top';
import { useSay } from './use-say';
import { firstLocale } from './words';

type Outcome = 'asked' | 'busy' | 'done' | 'paused' | 'asking' | 'kept' | 'unusable' | 'trouble';

type Told = Exclude<Outcome, 'asked' | 'busy' | 'trouble'>;
const open: ReadonlySet<Outcome> = new Set(['asked', 'busy', 'trouble']);
const canBeTakenBack: ReadonlySet<Outcome> = new Set(['done', 'paused']);

/** There is nothing more to choose, only something to say. */
function isTold(outcome: Outcome): outcome is Told {
  return !open.has(outcome);
}

/** Stops or pauses survey mail when a button is pressed; opening the page changes nothing. */
export function StopPage({ token }: { token: string | null }) {
  const [locale, setLocale] = useState(firstLocale);
  const { say, spoken } = useSay(locale);
  const [outcome, setOutcome] = useState<Outcome>(token ? 'asked' : 'unusable');
  const title = say('stop.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const stop = async (held: string) => {
    setOutcome('busy');
    setOutcome(await stopSurveyMail(held));
  };
  const choose = async (held: string, choice: ContactChoice) => {
    setOutcome('busy');
    const told = await chooseContact(held, choice);
    // Staff, a complaint or a dead address outweigh what is chosen here.
    setOutcome(told === 'stopped' ? 'kept' : told);
  };
  return (
    <div className="page">
      <Top title={say('brand')} locale={spoken} say={say} onSpeak={setLocale} />
      <Plain title={title}>
        {isTold(outcome) && <p role="status">{say(`stop.${outcome}`)}</p>}
        {outcome === 'trouble' && (
          <p className="fault" role="alert">
            {say('stop.trouble')}
          </p>
        )}
        {token && canBeTakenBack.has(outcome) && (
          <button type="button" className="button" onClick={() => void choose(token, 'resume')}>
            {say('stop.resume')}
          </button>
        )}
        {token && !isTold(outcome) && (
          <Choices
            say={say}
            busy={outcome === 'busy'}
            onPause={(choice) => void choose(token, choice)}
            onStop={() => void stop(token)}
          />
        )}
      </Plain>
    </div>
  );
}

const pauses = ['pause-1', 'pause-3', 'pause-6'] as const;

function Choices({
  say,
  busy,
  onPause,
  onStop,
}: {
  say: ReturnType<typeof useSay>['say'];
  busy: boolean;
  onPause: (choice: ContactChoice) => void;
  onStop: () => void;
}) {
  return (
    <>
      <p>{say('stop.text')}</p>
      <p>
        <button type="button" className="button main" disabled={busy} onClick={onStop}>
          {say('stop.act')}
        </button>
      </p>
      <p>{say('stop.pause_text')}</p>
      <ul className="choices">
        {pauses.map((choice) => (
          <li key={choice}>
            <button type="button" className="button" disabled={busy} onClick={() => onPause(choice)}>
              {say(`stop.${choice}`)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
