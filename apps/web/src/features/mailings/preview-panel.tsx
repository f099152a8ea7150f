import { Button, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, Locale, mailingsApi } from '@traccia/contracts';
import { useState } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useTryMailing } from './mutations';
import { PeopleList } from './people-list';
import { mailingsQueries } from './queries';

type Preview = AnswerOf<typeof mailingsApi.preview>;

/** How many get it, who does not and why, and the mail as one of them reads it. */
export function PreviewPanel(props: {
  id: string;
  version: number;
  shown: Locale;
  flush: () => Promise<number>;
  leftOut: readonly string[];
  onLeaveOut: (personIds: string[]) => void;
}) {
  const t = useWords('mailings');
  const [personId, setPersonId] = useState<string>();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const query = useQuery(
    mailingsQueries.preview(props.id, props.version, { personId, search: search || undefined }),
  );
  return (
    <section className="mailing-preview" aria-labelledby="mailing-preview">
      <h2 id="mailing-preview">{t('preview.title')}</h2>
      <QueryState query={query}>
        {(preview) => (
          <>
            <Counts preview={preview} />
            {preview.total > 0 && <PeopleList {...props} />}
            {preview.gets > 0 && <SamplePicker preview={preview} onSearch={setTyped} onPick={setPersonId} />}
            <Shown preview={preview} locale={props.shown} />
            <Try id={props.id} shown={props.shown} flush={props.flush} preview={preview} />
          </>
        )}
      </QueryState>
    </section>
  );
}

function Counts({ preview }: { preview: Preview }) {
  const t = useWords('mailings');
  const reasons = useWords('messages');
  const format = useFormat();
  return (
    <div aria-live="polite">
      <p className="mailing-count">{t('preview.gets', { count: preview.gets })}</p>
      {preview.languages.length > 0 && (
        <p className="mailing-note">
          {format.list(
            preview.languages.map(
              ({ locale, count }) => `${format.languageName(locale)} ${format.number(count)}`,
            ),
          )}
        </p>
      )}
      {preview.without.length > 0 && (
        <>
          <p>{t('preview.without', { count: preview.total - preview.gets })}</p>
          <ul className="mailing-reasons">
            {preview.without.map(({ reason, count }) => (
              <li key={reason}>
                {reasons.maybe(`reason.${reason}`, reason)}: {format.number(count)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function SamplePicker(props: {
  preview: Preview;
  onSearch: (text: string) => void;
  onPick: (personId: string | undefined) => void;
}) {
  const t = useWords('mailings');
  const { samples, sample } = props.preview;
  const all =
    sample && !samples.some(({ personId }) => personId === sample.personId) ? [sample, ...samples] : samples;
  const data = all.map(({ personId, name, activityCode }) => ({
    value: personId,
    label: `${name} · ${activityCode}`,
  }));
  return (
    <Select
      label={t('preview.as')}
      searchable
      nothingFoundMessage={t('reach.nothing')}
      value={sample?.personId ?? null}
      data={data}
      filter={({ options }) => options}
      onSearchChange={(text) => props.onSearch(data.some(({ label }) => label === text) ? '' : text)}
      onChange={(value) => props.onPick(value ?? undefined)}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

function Shown({ preview, locale }: { preview: Preview; locale: Locale }) {
  const t = useWords('mailings');
  const format = useFormat();
  const letter = preview.previews.find((one) => one.locale === locale);
  const { sample } = preview;
  if (!letter || !sample) return <p className="mailing-note">{t('preview.nobody')}</p>;
  return (
    <>
      <article className="mailing-letter" lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
        <h3>{letter.subject || '–'}</h3>
        {letter.paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </article>
      <p className="mailing-note">
        {t('preview.around')}{' '}
        {sample.locale !== locale &&
          t('preview.reads_in', { name: sample.name, language: format.languageName(sample.locale) })}
      </p>
    </>
  );
}

function Try(props: { id: string; shown: Locale; preview: Preview; flush: () => Promise<number> }) {
  const t = useWords('mailings');
  const attempt = useTryMailing(props.id);
  const { sample } = props.preview;
  if (!sample) return null;
  const send = async () => {
    await props.flush();
    attempt.mutate(
      { locale: props.shown, personId: sample.personId },
      { onSuccess: () => notifications.show({ message: t('try.sent') }) },
    );
  };
  return (
    <div className="mailing-try">
      <Button variant="default" loading={attempt.isPending} onClick={() => void send()}>
        {t('try.send')}
      </Button>
      {attempt.data && (
        <TextLink to="/staff/outbox/$messageId" params={{ messageId: attempt.data.messageId }} size="sm">
          {t('try.look')}
        </TextLink>
      )}
      <ProblemNote error={attempt.error} />
    </div>
  );
}
