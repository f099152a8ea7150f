import type { Locale } from '@traccia/contracts';
import type { RespondFormMini } from '@traccia/contracts/respond';
import type { InstrumentDefinition } from '@traccia/survey';
import { useState } from 'react';
import { AnonymousWords } from './anonymous-words';
import type { QuestionProps } from './items/question-props';
import { promiseIn, PromiseView } from './promise-view';
import { TestRules } from './test-clock';
import { paperTitle } from './paper-title';
import { PrintForm } from './print-form';
import type { Declining } from './api';
import { recordOf } from './form-session';
import { momentIn } from './words';

type Speech = Pick<QuestionProps, 'say' | 'tell'>;

type OnRefuse = (why: Declining) => void;

function Refuse({ say, form, onRefuse }: { say: Speech['say']; form: RespondFormMini; onRefuse: OnRefuse }) {
  const [asked, ask] = useState(false);
  if (!asked)
    return (
      <button type="button" className="plain" onClick={() => ask(true)}>
        {say('refuse')}
      </button>
    );
  return (
    <div className="sure" role="group" aria-label={say('refuse')}>
      <p>{say('refuse.sure')}</p>
      <button type="button" className="button" onClick={() => onRefuse({})}>
        {say('refuse.confirm')}
      </button>{' '}
      <button type="button" className="plain" onClick={() => ask(false)}>
        {say('refuse.back')}
      </button>
      {form.supervisor && <NotMe say={say} onRefuse={onRefuse} />}
    </div>
  );
}

/** For a supervisor who cannot say, or is none any more: whom they name is told to the participant only. */
function NotMe({ say, onRefuse }: { say: Speech['say']; onRefuse: OnRefuse }) {
  const [gone, go] = useState(false);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  if (!gone)
    return (
      <>
        <button type="button" className="button" onClick={() => onRefuse({ reason: 'does_not_know' })}>
          {say('boss.unknown')}
        </button>{' '}
        <button type="button" className="button" onClick={() => go(true)}>
          {say('boss.gone')}
        </button>
      </>
    );
  const successor = { name: name.trim() || null, email: email.trim() || null };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRefuse({ reason: 'not_the_supervisor', successor });
      }}
    >
      <p>{say('boss.text')}</p>
      <label>
        {say('boss.name')} ({say('optional')})
        <input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {say('boss.email')} ({say('optional')})
        <input
          type="email"
          dir="ltr"
          value={email}
          maxLength={254}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        {say('boss.gone')}
      </button>
    </form>
  );
}

/** What this is about, how long it takes, who reads it; then Start. */
export function IntroView(
  props: Speech & {
    form: RespondFormMini;
    definition: InstrumentDefinition;
    locale: Locale;
    begun: boolean;
    onStart: () => void;
    onRefuse: OnRefuse;
  },
) {
  const { form, say, tell } = props;
  const waits = form.test && !form.test.startedAt ? form.test : null;
  const closes = form.closesAt ? momentIn(props.locale, new Date(form.closesAt), 'day') : null;
  return (
    <main>
      <h1 tabIndex={-1}>{tell(props.definition.title)}</h1>
      {props.definition.intro && <p>{tell(props.definition.intro)}</p>}
      {waits && <TestRules minutes={waits.minutes} factor={waits.factor} say={say} />}
      <p>
        {!form.test && say('minutes', { n: form.minutes })} {closes && say('closes', { date: closes })}
      </p>
      <PromiseView form={form} locale={props.locale} say={say} />
      {form.anonymous && <AnonymousWords pairingSalt={form.anonymous.pairingSalt} say={say} />}
      <button type="button" className="button main wide" onClick={props.onStart}>
        {say(waits ? 'test.start' : props.begun || form.test ? 'resume' : 'start')}
      </button>
      <PrintForm
        definition={props.definition}
        record={recordOf(form)}
        locale={props.locale}
        say={say}
        title={paperTitle(form.activityTitle, form.activityCode, props.locale)}
        promise={promiseIn(form, props.locale)}
      />
      <Refuse say={say} form={form} onRefuse={props.onRefuse} />
    </main>
  );
}
