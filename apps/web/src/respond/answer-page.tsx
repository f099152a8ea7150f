import type { Locale } from '@traccia/contracts';
import { pickText, type InstrumentDefinition } from '@traccia/survey';
import { useEffect, useState } from 'react';
import { Answering } from './answering';
import { ClosingNote } from './closing-note';
import { EndView, Plain } from './end-views';
import type { FormSession, FormState } from './form-session';
import { TestClock } from './test-clock';
import { Top } from './top';
import { useForm } from './use-form';
import { useSay } from './use-say';
import { firstLocale, keepLocale, readLocale, type Say } from './words';

/** The server publishes only instruments it has checked; this keeps a broken answer from breaking the page. */
function isInstrument(value: unknown): value is InstrumentDefinition {
  return typeof value === 'object' && value !== null && 'pages' in value && Array.isArray(value.pages);
}

function Form({ token }: { token: string }) {
  const [locale, setLocale] = useState(firstLocale);
  const { say, spoken } = useSay(locale);
  const { session, state } = useForm(token, locale);
  const { stage } = state;
  const { form } = state;
  const invited = form?.locale;
  useEffect(() => {
    if (invited && !readLocale()) setLocale(invited);
  }, [invited]);
  const speak = (chosen: Locale) => {
    keepLocale(chosen);
    setLocale(chosen);
  };
  const definition = form && isInstrument(form.definition) ? form.definition : null;
  const tell = (text: Record<string, string> | undefined) =>
    pickText(text, spoken, definition?.languages ?? ['en']);
  const title = form ? tell(form.activityTitle) : say('brand');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="page">
      <Top title={title} locale={spoken} say={say} onSpeak={speak} />
      {stage.kind === 'answering' && <Notices state={state} session={session} say={say} />}
      {stage.kind !== 'answering' && <EndView stage={stage} session={session} say={say} locale={spoken} />}
      {stage.kind === 'answering' && form && definition && (
        <Answering
          form={form}
          definition={definition}
          session={session}
          state={state}
          say={say}
          locale={spoken}
        />
      )}
    </div>
  );
}

/** What must be known while one answers: how long the form or the test goes on, and that sent answers are being changed. */
function Notices({ state, session, say }: { state: FormState; session: FormSession; say: Say }) {
  const timed = Boolean(state.form?.test?.deadlineAt);
  return (
    <>
      {timed ? (
        <TestClock state={state} session={session} say={say} />
      ) : (
        <ClosingNote state={state} say={say} />
      )}
      {state.changing && <p className="notice">{say('changing')}</p>}
    </>
  );
}

function NoLink() {
  const [locale, setLocale] = useState(firstLocale);
  const { say, spoken } = useSay(locale);
  return (
    <div className="page">
      <Top title={say('brand')} locale={spoken} say={say} onSpeak={setLocale} />
      <Plain title={say('unusable.title')}>
        <p>{say('unusable.text')}</p>
      </Plain>
    </div>
  );
}

/** The form behind a personal link, without an account; the token stays behind the # of the address. */
export function AnswerPage({ token }: { token: string | null }) {
  return token ? <Form key={token} token={token} /> : <NoLink />;
}
