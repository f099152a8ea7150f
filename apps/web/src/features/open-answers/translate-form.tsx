import { Button, NativeSelect, Textarea } from '@mantine/core';
import { locales, type Locale, type OpenText } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { useTranslateText } from './mutations';

/** Written by whoever reads both languages; nothing leaves this house to be translated. */
export function TranslateForm({ text, onDone }: { text: OpenText; onDone: () => void }) {
  const t = useWords('open-answers');
  const format = useFormat();
  const { locale: reader } = useLocale();
  const [locale, setLocale] = useState<Locale>(reader);
  const known = (of: Locale) => text.translations.find((one) => one.locale === of)?.body ?? '';
  const [body, setBody] = useState(known(reader));
  const save = useTranslateText(text.id);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ locale, body }, { onSuccess: onDone });
      }}
    >
      <NativeSelect
        label={t('translate.into')}
        value={locale}
        data={locales.map((value) => ({ value, label: format.languageName(value) }))}
        onChange={(event) => {
          const chosen = locales.find((one) => one === event.currentTarget.value) ?? reader;
          setLocale(chosen);
          setBody(known(chosen));
        }}
      />
      <Textarea
        label={t('translate.text')}
        value={body}
        required
        autosize
        minRows={2}
        maxLength={10_000}
        lang={locale}
        dir="auto"
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <ProblemNote error={save.error} />
      <div className="acts">
        <Button type="submit" loading={save.isPending}>
          {t('translate.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
