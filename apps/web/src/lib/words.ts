import type { Locale } from '@traccia/contracts';
import i18next, { type i18n, type ResourceKey } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { KeyOf, Namespace } from './catalogues';

export type { KeyOf, Namespace } from './catalogues';
export type WordParams = Record<string, string | number>;
export interface Say<N extends Namespace> {
  (key: KeyOf<N>, params?: WordParams): string;
  /** For keys known only at run time; the fallback stands when the catalogue has no such key. */
  maybe(key: string, fallback: string, params?: WordParams): string;
}

/** One catalogue: a language and a namespace, fetched when a page first needs it. */
export async function loadCatalogue(locale: string, namespace: string): Promise<ResourceKey> {
  const file = (await import(`../catalogue/${locale}/${namespace}.json`, { with: { type: 'json' } })) as {
    default: ResourceKey;
  };
  return file.default;
}

/** Starts the catalogues; the shell and the problems are there before anything is drawn. */
export async function startWords(locale: Locale): Promise<i18n> {
  await i18next
    .use({
      type: 'backend' as const,
      init: () => undefined,
      read: (language: string, namespace: string, done: (error: unknown, data: ResourceKey | null) => void) =>
        loadCatalogue(language, namespace).then(
          (catalogue) => done(null, catalogue),
          (error: unknown) => done(error, null),
        ),
    })
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      supportedLngs: ['en', 'fr', 'es', 'ar'],
      ns: ['shell', 'problems'],
      defaultNS: 'shell',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { prefix: '{', suffix: '}', escapeValue: false },
      returnEmptyString: false,
      react: { useSuspense: true },
    });
  return i18next;
}

/** Words of one namespace in the reader's language; suspends while its catalogue is on the way. */
export function useWords<N extends Namespace>(namespace: N): Say<N> {
  const { t } = useTranslation(namespace);
  return useMemo(() => {
    const say = (key: string, params?: WordParams) => String(t(key, { ...params }));
    const maybe = (key: string, fallback: string, params?: WordParams) =>
      String(t(key, { ...params, defaultValue: fallback }));
    return Object.assign(say as (key: KeyOf<N>, params?: WordParams) => string, { maybe });
  }, [t]);
}
