import { Textarea, TextInput } from '@mantine/core';
import { locales, type LocalisedText } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** One text in each language of the centre; what is left empty is shown in another language. */
export function LocalisedFields(props: {
  legend: string;
  value: LocalisedText;
  onChange: (value: LocalisedText) => void;
  error?: string | undefined;
  lines?: number;
}) {
  const t = useWords('framework');
  const format = useFormat();
  return (
    <fieldset className="form-part">
      <legend>{props.legend}</legend>
      <div className="pair">
        {locales.map((locale, index) => {
          const field = {
            label: t('form.in_language', { language: format.languageName(locale) }),
            lang: locale,
            dir: locale === 'ar' ? 'rtl' : 'ltr',
            maxLength: 5000,
            value: props.value[locale] ?? '',
            error: index === 0 ? props.error : undefined,
            onChange: (event: { currentTarget: { value: string } }) =>
              props.onChange({ ...props.value, [locale]: event.currentTarget.value }),
          };
          return props.lines ? (
            <Textarea key={locale} {...field} autosize minRows={props.lines} />
          ) : (
            <TextInput key={locale} {...field} />
          );
        })}
      </div>
    </fieldset>
  );
}

/** Without the languages that were left empty. */
export function filled(text: LocalisedText): LocalisedText {
  return Object.fromEntries(
    Object.entries(text).flatMap(([locale, part]) => (part.trim() ? [[locale, part.trim()]] : [])),
  );
}
