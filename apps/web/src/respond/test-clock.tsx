import { useEffect, useState } from 'react';
import type { FormSession, FormState } from './form-session';
import type { Say } from './words';

const tickMs = 1000;

/** Whole seconds until the deadline by the clock of the centre; null without one. */
export function secondsLeft(state: Pick<FormState, 'form' | 'aheadMs'>, now: number): number | null {
  const deadline = state.form?.test?.deadlineAt;
  if (!deadline) return null;
  return Math.ceil((Date.parse(deadline) - now - state.aheadMs) / 1000);
}

/** `12:05`; the same digits in every language, so that nothing jumps. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** What is said aloud: nothing but five minutes and one minute before the end. */
function warningOf(seconds: number, say: Say): string {
  if (seconds <= 60) return say('test.one');
  return seconds <= 300 ? say('test.five') : '';
}

/** The time that is left; at its end what is there is handed in. */
export function TestClock({ state, session, say }: { state: FormState; session: FormSession; say: Say }) {
  const [now, setNow] = useState(Date.now);
  const left = secondsLeft(state, now);
  const over = left !== null && left <= 0;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (over) void session.timeUp();
  }, [over, session]);
  if (left === null) return null;
  return (
    <div className="test-clock" data-late={left <= 60 || undefined}>
      <span role="timer" aria-label={say('test.left')}>
        <span className="quiet">{say('test.left')}</span> <bdi>{clockText(left)}</bdi>
      </span>
      <span role="status">{warningOf(left, say)}</span>
    </div>
  );
}

/** Before the clock runs: how long it will, and what happens at its end. */
export function TestRules({ minutes, factor, say }: { minutes: number; factor: number; say: Say }) {
  const own = Math.round(minutes * factor);
  return (
    <>
      <p>{say('test.rules', { n: own })}</p>
      {factor > 1 && <p>{say('test.more', { n: own, all: minutes })}</p>}
    </>
  );
}
