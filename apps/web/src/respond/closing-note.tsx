import { useEffect, useState } from 'react';
import type { FormState } from './form-session';
import type { Say } from './words';

const warnedHours = 48;
const tickMs = 20_000;

/** Minutes as they are said: by the hour while there are several, by tens, at last one by one. */
export function roundedMinutes(left: number): number {
  if (left >= 120) return Math.floor(left / 60) * 60;
  return left >= 10 ? Math.floor(left / 10) * 10 : Math.max(1, Math.floor(left));
}

/** That the form will close soon, by the clock that closes it. */
export function ClosingNote({ state, say }: { state: FormState; say: Say }) {
  const closesAt = state.form?.closesAt;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!closesAt) return;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [closesAt]);
  if (!closesAt) return null;
  const left = (Date.parse(closesAt) - now - state.aheadMs) / 60_000;
  if (left > warnedHours * 60 || left <= 0) return null;
  const minutes = roundedMinutes(left);
  return (
    <p className="notice" role="status">
      {minutes >= 120 ? say('closing.hours', { n: minutes / 60 }) : say('closing.minutes', { n: minutes })}
    </p>
  );
}
