import { useEffect, useState, useSyncExternalStore } from 'react';
import { FormSession, type FormState } from './form-session';

/** One session for the link this page was opened with; it is told when the connection or the reader comes and goes. */
export function useForm(token: string, locale: string): { session: FormSession; state: FormState } {
  const [session] = useState(() => new FormSession(token, locale));
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  useEffect(() => session.speak(locale), [session, locale]);
  useEffect(() => {
    void session.open();
    const online = () => session.reconnect();
    const hidden = () => document.visibilityState === 'hidden' && session.flush();
    window.addEventListener('online', online);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', hidden);
      session.close();
    };
  }, [session]);
  return { session, state };
}
