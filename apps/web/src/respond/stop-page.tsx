import type { ContactChoicesMini } from '@traccia/contracts/respond';
import { useEffect, useState } from 'react';
import { contactChoices, Refusal, stopSurveyMail } from './api';
import { Plain } from './end-views';
import { Top } from './top';
import { useSay } from './use-say';
import { firstLocale, momentIn, type Say } from './words';

const pauses = [1, 3, 6] as const;
type Wish = NonNullable<Parameters<typeof contactChoices>[1]>;
type Trouble = 'none' | 'busy' | 'unusable' | 'away';

/** What somebody gets of our questions, behind the link of every survey mail; opening the page changes nothing. */
export function StopPage({ token }: { token: string | null }) {
  const [locale, setLocale] = useState(firstLocale);
  const { say, spoken } = useSay(locale);
  const { choices, trouble, stop, change } = useChoices(token);
  const title = say('stop.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="page">
      <Top title={say('brand')} locale={spoken} say={say} onSpeak={setLocale} />
      <Plain title={title}>
        <p role="status">{trouble === 'unusable' ? say('stop.unusable') : standing(choices, say, spoken)}</p>
        {trouble === 'away' && (
          <p className="fault" role="alert">
            {say('stop.trouble')}
          </p>
        )}
        {trouble !== 'unusable' && (
          <div className="choices">
            {actsFor(choices, spoken, say).map(({ words, wish }) => (
              <button
                key={words}
                type="button"
                className={wish === 'stop' ? 'button main' : 'button'}
                disabled={trouble === 'busy'}
                onClick={() => (wish === 'stop' ? stop() : change(wish))}
              >
                {words}
              </button>
            ))}
          </div>
        )}
      </Plain>
    </div>
  );
}

function useChoices(token: string | null) {
  const [choices, setChoices] = useState<ContactChoicesMini | null>(null);
  const [trouble, setTrouble] = useState<Trouble>(token ? 'none' : 'unusable');
  useEffect(() => {
    // Without an answer the page still offers to stop, which needs no knowledge of what is.
    if (token) void contactChoices(token).then(setChoices, () => undefined);
  }, [token]);
  const settle = async (act: (held: string) => Promise<ContactChoicesMini>) => {
    if (!token) return;
    setTrouble('busy');
    try {
      setChoices(await act(token));
      setTrouble('none');
    } catch (error) {
      setTrouble(error instanceof Refusal && error.code === 'link.unusable' ? 'unusable' : 'away');
    }
  };
  const stop = () =>
    void settle(async (held) => {
      const outcome = await stopSurveyMail(held);
      if (outcome !== 'done') throw new Refusal(outcome === 'unusable' ? 'link.unusable' : 'offline');
      return contactChoices(held);
    });
  const change = (wish: Wish) => void settle(async (held) => contactChoices(held, wish));
  return { choices, trouble, stop, change };
}

/** What can be asked for from where one stands, the strongest first. */
function actsFor(
  choices: ContactChoicesMini | null,
  spoken: string,
  say: Say,
): { words: string; wish: 'stop' | Wish }[] {
  const stop = { words: say('stop.act'), wish: 'stop' as const };
  if (!choices) return [stop];
  const { surveys, mayResume, locale } = choices;
  const resume = { words: say('stop.resume'), wish: { surveys: 'on' as const } };
  const pause = pauses.map((months) => ({
    words: months === 1 ? say('stop.pause.one') : say('stop.pause', { n: months }),
    wish: { surveys: 'paused' as const, months },
  }));
  const speak = { words: say('stop.speak'), wish: { locale: spoken } };
  return [
    ...(surveys === 'stopped' ? [] : [stop]),
    ...(mayResume && surveys !== 'on' ? [resume] : []),
    ...(mayResume ? pause : []),
    ...(locale === spoken ? [] : [speak]),
  ];
}

function standing(
  choices: ContactChoicesMini | null,
  say: Say,
  locale: Parameters<typeof momentIn>[0],
): string {
  if (!choices) return say('stop.text');
  if (!choices.mayResume) return say('stop.ended');
  if (choices.surveys === 'paused' && choices.until)
    return say('stop.paused', { day: momentIn(locale, new Date(choices.until), 'day') });
  return choices.surveys === 'on' ? say('stop.on') : say('stop.stopped');
}
