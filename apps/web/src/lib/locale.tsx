import { DirectionProvider, useDirection } from '@mantine/core';
import { locales, type Locale } from '@traccia/contracts';
import i18next from 'i18next';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

const kept = 'traccia-locale';
export const languageNames: Record<Locale, string> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
};
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');
export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

function readKept(): Locale | null {
  try {
    const value = localStorage.getItem(kept);
    return isLocale(value) ? value : null;
  } catch {
    return null;
  }
}
function keep(locale: Locale): void {
  try {
    localStorage.setItem(kept, locale);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

/** The language chosen here before, else the first of the browser's that we have, else English. */
export function firstLocale(): Locale {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale);
  return readKept() ?? wanted ?? 'en';
}
export const wasLocaleChosen = (): boolean => readKept() !== null;

/** Says the language to assistive technology and turns the page round for Arabic. */
export function markDocument(locale: Locale): void {
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

interface LocaleState {
  locale: Locale;
  /** The reader's own time zone, from the profile, else the browser's. */
  zone: string;
  setLocale(locale: Locale): Promise<void>;
  setZone(zone: string | null): void;
}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const LocaleContext = createContext<LocaleState>({
  locale: 'en',
  zone: 'UTC',
  setLocale: () => Promise.resolve(),
  setZone: () => undefined,
});
export const useLocale = (): LocaleState => useContext(LocaleContext);

function DirectedLocale({ first, children }: { first: Locale; children: ReactNode }) {
  const [locale, setCurrent] = useState(first);
  const [zone, setZone] = useState(browserZone);
  const { setDirection } = useDirection();
  useEffect(() => markDocument(locale), [locale]);
  const setLocale = useCallback(
    async (next: Locale) => {
      await i18next.changeLanguage(next);
      keep(next);
      setDirection(directionOf(next));
      setCurrent(next);
    },
    [setDirection],
  );
  const state = useMemo(
    () => ({
      locale,
      zone,
      setLocale,
      setZone: (named: string | null) => setZone(named ?? browserZone()),
    }),
    [locale, zone, setLocale],
  );
  return <LocaleContext value={state}>{children}</LocaleContext>;
}

/** Language, direction and time zone of the reader, for everything below. */
export function LocaleProvider({ first, children }: { first: Locale; children: ReactNode }) {
  return (
    <DirectionProvider initialDirection={directionOf(first)} detectDirection={false}>
      <DirectedLocale first={first}>{children}</DirectedLocale>
    </DirectionProvider>
  );
}
