import { Button, Group, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { locales, type Locale, type MailingText } from '@traccia/contracts';
import { mailingPlaceholders, unknownPlaceholders } from '@traccia/training';
import { useRef } from 'react';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

interface Parts {
  texts: readonly MailingText[];
  shown: Locale;
  onShow: (locale: Locale) => void;
  onChange: (texts: MailingText[]) => void;
}

/** What: a subject and a body per language; the first language is everybody's whose own is missing. */
export function TextFields(props: Parts) {
  const t = useWords('mailings');
  const { texts, shown } = props;
  const text = texts.find(({ locale }) => locale === shown) ?? texts[0];
  return (
    <section className="mailing-section" aria-labelledby="mailing-what">
      <h2 id="mailing-what">{t('what.title')}</h2>
      <Stack gap="md">
        <Languages {...props} />
        {text && (
          <OneText
            key={text.locale}
            text={text}
            onChange={(changed) =>
              props.onChange(texts.map((one) => (one.locale === text.locale ? { ...one, ...changed } : one)))
            }
          />
        )}
      </Stack>
    </section>
  );
}

function Languages({ texts, shown, onShow, onChange }: Parts) {
  const t = useWords('mailings');
  const format = useFormat();
  const written = texts.map(({ locale }) => locale);
  const missing = locales.filter((locale) => !written.includes(locale));
  const [first] = written;
  return (
    <>
      <Group align="end" gap="md">
        <SegmentedControl
          aria-label={t('what.language')}
          value={shown}
          onChange={(value) => onShow(locales.find((locale) => locale === value) ?? shown)}
          data={written.map((value) => ({ value, label: format.languageName(value) }))}
        />
        {missing.length > 0 && (
          <NativeSelect
            aria-label={t('what.add_language')}
            value=""
            data={[
              { value: '', label: t('what.add_language') },
              ...missing.map((value) => ({ value, label: format.languageName(value) })),
            ]}
            onChange={({ currentTarget }) => {
              const locale = missing.find((code) => code === currentTarget.value);
              if (!locale) return;
              onChange([...texts, { locale, subject: '', body: '' }]);
              onShow(locale);
            }}
          />
        )}
        {written.length > 1 && (
          <Button
            variant="default"
            onClick={() => {
              const rest = texts.filter(({ locale }) => locale !== shown);
              onChange(rest);
              if (rest[0]) onShow(rest[0].locale);
            }}
          >
            {t('what.remove_language', { language: format.languageName(shown) })}
          </Button>
        )}
      </Group>
      {first && <p className="mailing-note">{t('what.first', { language: format.languageName(first) })}</p>}
    </>
  );
}

function OneText(props: {
  text: MailingText;
  onChange: (changed: Partial<Pick<MailingText, 'subject' | 'body'>>) => void;
}) {
  const t = useWords('mailings');
  const problems = useWords('problems');
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, onChange } = props;
  const direction = text.locale === 'ar' ? 'rtl' : 'ltr';
  const faultOf = (written: string) => {
    const [name] = unknownPlaceholders(written);
    return name === undefined ? undefined : problems.maybe('fault.placeholder', name, { name: `{${name}}` });
  };
  const insert = (name: string) => {
    const field = area.current;
    const from = field?.selectionStart ?? text.body.length;
    const until = field?.selectionEnd ?? from;
    onChange({ body: `${text.body.slice(0, from)}{${name}}${text.body.slice(until)}` });
    field?.focus();
  };
  return (
    <>
      <TextInput
        label={t('what.subject')}
        value={text.subject}
        dir={direction}
        maxLength={200}
        error={faultOf(text.subject)}
        onChange={({ currentTarget }) => onChange({ subject: currentTarget.value })}
      />
      <Textarea
        ref={area}
        label={t('what.body')}
        description={t('what.body_hint')}
        value={text.body}
        dir={direction}
        autosize
        minRows={8}
        maxRows={30}
        maxLength={10_000}
        error={faultOf(text.body)}
        onChange={({ currentTarget }) => onChange({ body: currentTarget.value })}
      />
      <Group gap="xs" role="group" aria-label={t('what.placeholders')}>
        <span className="mailing-note">{t('what.placeholders')}</span>
        {mailingPlaceholders.map((name) => (
          <Button key={name} variant="default" size="compact-sm" onClick={() => insert(name)}>
            {t(`placeholder.${name}`)}
          </Button>
        ))}
      </Group>
    </>
  );
}
