import { NativeSelect } from '@mantine/core';
import { locales, type WavePrivacy } from '@traccia/contracts';
import { useState } from 'react';
import { directionOf, isLocale, languageNames, useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';

/** The sentences as respondents read them, in each of their languages. */
export function PromiseText({ promise }: { promise: WavePrivacy['promise'] }) {
  const t = useWords('paper');
  const own = useLocale().locale;
  const [locale, choose] = useState(own);
  return (
    <>
      <NativeSelect
        label={t('language')}
        maw="16rem"
        value={locale}
        data={locales.map((one) => ({ value: one, label: languageNames[one] }))}
        onChange={({ currentTarget: { value } }) => isLocale(value) && choose(value)}
      />
      <ul lang={locale} dir={directionOf(locale)}>
        {(promise[locale] ?? []).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
