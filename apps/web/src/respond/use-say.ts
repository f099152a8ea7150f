import type { Locale } from '@traccia/contracts';
import { useEffect, useMemo, useState } from 'react';
import { directionOf, english, loadWords, sayIn, type Say, type Words } from './words';

/** The page's words in a language; the language before stays until the new one is there. */
export function useSay(locale: Locale): { say: Say; spoken: Locale } {
  const [loaded, setLoaded] = useState<{ locale: Locale; words: Words }>({ locale: 'en', words: english });
  useEffect(() => {
    let wanted = true;
    void loadWords(locale).then(
      (words) => wanted && setLoaded({ locale, words }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [locale]);
  useEffect(() => {
    document.documentElement.lang = loaded.locale;
    document.documentElement.dir = directionOf(loaded.locale);
  }, [loaded.locale]);
  return useMemo(() => ({ say: sayIn(loaded.words), spoken: loaded.locale }), [loaded]);
}
