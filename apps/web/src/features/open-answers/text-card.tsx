import { Button, Checkbox } from '@mantine/core';
import type { Codebook, OpenText } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useCodeText, useQuoteText } from './mutations';
import { RedactForm } from './redact-form';
import { TranslateForm } from './translate-form';

/** One text: the original, what it means in other languages, its codes, and what can be done with it. */
export function TextCard({ text, book }: { text: OpenText; book: Codebook | null }) {
  const t = useWords('open-answers');
  const format = useFormat();
  const [open, setOpen] = useState<'translate' | 'redact' | null>(null);
  const toggle = (part: 'translate' | 'redact') => setOpen((now) => (now === part ? null : part));
  return (
    <li className="open-text">
      <div className="pair">
        <div>
          <p className="body" lang={text.locale} dir="auto">
            {text.text}
          </p>
          <About text={text} />
        </div>
        {text.translations.map(({ locale, body, by }) => (
          <div key={locale}>
            <p className="body" lang={locale} dir="auto">
              {body}
            </p>
            <p className="about">{t('translated', { language: format.languageName(locale), name: by })}</p>
          </div>
        ))}
      </div>
      {book && <Codes key={book.id} text={text} book={book} />}
      <div className="acts">
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={open === 'translate'}
          onClick={() => toggle('translate')}
        >
          {t('act.translate')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={open === 'redact'}
          onClick={() => toggle('redact')}
        >
          {t('act.redact')}
        </Button>
        <Quote text={text} />
      </div>
      {open === 'translate' && <TranslateForm text={text} onDone={() => setOpen(null)} />}
      {open === 'redact' && <RedactForm text={text} onDone={() => setOpen(null)} />}
    </li>
  );
}

function About({ text }: { text: OpenText }) {
  const t = useWords('open-answers');
  const format = useFormat();
  const said = [
    text.personName,
    text.submittedAt && format.instant(text.submittedAt),
    text.redacted && t('redacted'),
    text.consent ? t('consent.yes') : t('consent.no'),
  ].filter(Boolean);
  return <p className="about">{said.join(' · ')}</p>;
}

/** Each coder judges alone: what others said is shown when one has judged oneself. */
function Codes({ text, book }: { text: OpenText; book: Codebook }) {
  const t = useWords('open-answers');
  const code = useCodeText(text.id);
  const own = text.ownCodes ?? [];
  const labelOf = (wanted: string) => book.codes.find(({ code: one }) => one === wanted)?.label ?? wanted;
  const give = (codes: string[]) => code.mutate({ codebookId: book.id, codes });
  const usable = book.codes.filter(({ code: one, retired }) => !retired || own.includes(one));
  return (
    <>
      <fieldset>
        <legend className="about">{text.ownCodes === null ? t('codes.open') : t('codes.own')}</legend>
        {usable.map(({ code: one, label, description }) => (
          <Checkbox
            key={one}
            label={label}
            title={description || undefined}
            checked={own.includes(one)}
            onChange={() => give(own.includes(one) ? own.filter((other) => other !== one) : [...own, one])}
          />
        ))}
        {text.ownCodes === null && (
          <Button size="compact-sm" variant="default" onClick={() => give([])}>
            {t('codes.none')}
          </Button>
        )}
      </fieldset>
      {text.otherCodings.map(({ by, codes }, at) => (
        <p className="about" key={at}>
          {t('codes.by', { name: by, codes: codes.map(labelOf).join(', ') || t('codes.none') })}
        </p>
      ))}
      <ProblemNote error={code.error} />
    </>
  );
}

function Quote({ text }: { text: OpenText }) {
  const t = useWords('open-answers');
  const quote = useQuoteText(text.id);
  if (!text.consent) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-pressed={text.quoted}
        loading={quote.isPending}
        onClick={() => quote.mutate(!text.quoted)}
      >
        {text.quoted ? t('act.unquote') : t('act.quote')}
      </Button>
      <ProblemNote error={quote.error} />
    </>
  );
}
