import type { Locale } from '@traccia/contracts';
import { languageNames, locales, type Say } from './words';

const shortNames: Record<Locale, string> = { en: 'EN', fr: 'FR', es: 'ES', ar: languageNames.ar };

/** Whose page this is, and in which language. */
export function Top(props: { title: string; locale: Locale; say: Say; onSpeak: (locale: Locale) => void }) {
  return (
    <header className="top">
      <span className="brand">{props.title}</span>
      <nav className="languages" aria-label={props.say('language')}>
        {locales.map((locale) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={locale === props.locale}
            aria-label={`${shortNames[locale]} · ${languageNames[locale]}`}
            onClick={() => props.onSpeak(locale)}
          >
            {shortNames[locale]}
          </button>
        ))}
      </nav>
    </header>
  );
}
