import type { Locale } from '@traccia/contracts';
import type { ReactNode } from 'react';
import type { FormSession, Stage } from './form-session';
import { momentIn, type Say } from './words';

export function Plain(props: { title: string; children?: ReactNode }) {
  return (
    <main>
      <h1 tabIndex={-1}>{props.title}</h1>
      {props.children}
    </main>
  );
}

function Sent(props: {
  stage: Extract<Stage, { kind: 'sent' }>;
  session: FormSession;
  say: Say;
  locale: Locale;
}) {
  const { stage, session, say, locale } = props;
  const time = momentIn(locale, stage.at, 'both');
  return (
    <Plain title={say('sent.title')}>
      {stage.score && (
        <p className="result">{say('sent.score', { points: stage.score.points, max: stage.score.max })}</p>
      )}
      <p>
        {stage.receipt ? say('sent.receipt', { receipt: stage.receipt, time }) : say('sent.before', { time })}
      </p>
      <p>{say('sent.close')}</p>
      {stage.changeable && (
        <>
          <p>{say('sent.change.until')}</p>
          <button type="button" className="button" onClick={() => void session.reopen()}>
            {say('sent.change')}
          </button>
        </>
      )}
    </Plain>
  );
}

/** Nothing can be done here any more. */
function Ended({ title, text }: { title: string; text: string }) {
  return (
    <Plain title={title}>
      <p>{text}</p>
    </Plain>
  );
}

/** Every stage in which nothing is asked. */
export function EndView(props: { stage: Stage; session: FormSession; say: Say; locale: Locale }) {
  const { stage, session, say } = props;
  const act = (text: string, run: () => void) => (
    <button type="button" className="button main" onClick={run}>
      {text}
    </button>
  );
  switch (stage.kind) {
    case 'loading':
    case 'sending':
      return (
        <main aria-busy="true">
          <p className="quiet" role="status">
            {say(stage.kind)}
          </p>
        </main>
      );
    case 'sent':
      return <Sent stage={stage} session={session} say={say} locale={props.locale} />;
    case 'waiting':
      return (
        <Plain title={say('waiting.title')}>
          <p>{say('waiting.text')}</p>
          {act(say('retry'), () => session.reconnect())}
        </Plain>
      );
    case 'refused':
      return (
        <Plain title={say('refused.title')}>
          <p>{say('refuse.sure')}</p>
          {act(say('answer.anyway'), () => session.reconsider())}
        </Plain>
      );
    case 'disowned':
      return <Ended title={say('refused.title')} text={say('sent.close')} />;
    case 'trouble':
      return (
        <Plain title={say('trouble.title')}>
          <p>{say('trouble.text')}</p>
          {act(say('retry'), () => void session.open())}
        </Plain>
      );
    case 'time-over':
      return <Ended title={say('test.over.title')} text={say('test.over.text')} />;
    case 'closed':
      return (
        <Plain title={say('closed.title')}>
          <p>{say('closed.text')}</p>
          {act(say('retry'), () => void session.open())}
        </Plain>
      );
    case 'unusable':
      return <Ended title={say('unusable.title')} text={say('unusable.text')} />;
    default:
      return null;
  }
}
