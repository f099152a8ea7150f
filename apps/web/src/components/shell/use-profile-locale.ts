import { useEffect } from 'react';
import { useLocale, wasLocaleChosen } from '../../lib/locale';
import { useMe } from '../../lib/me';

/** The profile's time zone, and its language unless one was chosen on this device. */
export function useProfileLocale(): void {
  const me = useMe();
  const { setLocale, setZone } = useLocale();
  useEffect(() => setZone(me?.timeZone ?? null), [me?.timeZone, setZone]);
  useEffect(() => {
    if (me?.locale && !wasLocaleChosen()) void setLocale(me.locale);
  }, [me?.locale, setLocale]);
}
