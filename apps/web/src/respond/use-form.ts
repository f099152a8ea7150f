import type { Locale } from '@traccia/contracts';
import type { RespondFormMini } from '@traccia/contracts/respond';
import type { AnswerMap } from '@traccia/survey';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Refusal, openForm, refuseForm, saveDraft, submitForm } from './api';
import { forget, keep, readKept } from './kept';

export type Saved =
  | { kind: 'clean' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'offline' }
  | { kind: 'elsewhere' };
export type FormFault = { field: string; key: string; params?: Record<string, string | number> | undefined };
export type Stage =
  | { kind: 'loading' }
  | { kind: 'unusable' }
  | { kind: 'trouble' }
  | { kind: 'answering'; form: RespondFormMini }
  | { kind: 'waiting'; form: RespondFormMini }
  | { kind: 'sent'; receipt: string; at: Date; score: { points: number; max: number } | null }
  | { kind: 'refused' };

const savePauseMs = 1200;
const resendPauseMs = 15_000;

/** The life of one form: opened, kept on the device and on the server while one writes, sent once. */
export function useForm(token: string, locale: Locale) {
  const [stage, setStage] = useState<Stage>({ kind: 'loading' });
  const [answers, setAnswers] = useState<AnswerMap>({});
  const [saved, setSaved] = useState<Saved>({ kind: 'clean' });
  const [faults, setFaults] = useState<FormFault[]>([]);
  const revision = useRef(0);
  const clientId = useRef<string | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(
    async (current: AnswerMap, form: RespondFormMini) => {
      clearTimeout(pause.current);
      clientId.current ??= crypto.randomUUID();
      await keep(token, {
        answers: current,
        revision: revision.current,
        clientId: clientId.current,
        waiting: true,
      });
      try {
        const receipt = await submitForm({ token, clientId: clientId.current, locale, answers: current });
        await forget(token);
        setStage({
          kind: 'sent',
          receipt: receipt.receipt,
          at: new Date(receipt.submittedAt),
          score: receipt.score,
        });
      } catch (error) {
        await settleSending(error, form);
      }
      async function settleSending(error: unknown, open: RespondFormMini) {
        const code = error instanceof Refusal ? error.code : 'server.error';
        if (code === 'offline' || code.startsWith('server.') || code === 'request.too-many')
          return setStage({ kind: 'waiting', form: open });
        await keep(token, { answers: current, revision: revision.current, clientId: null, waiting: false });
        if (code === 'link.unusable' || code === 'response.already-submitted')
          return setStage({ kind: 'unusable' });
        clientId.current = null;
        setFaults(error instanceof Refusal ? error.faults : []);
        setStage({ kind: 'answering', form: open });
      }
    },
    [token, locale],
  );

  const open = useCallback(async () => {
    setStage({ kind: 'loading' });
    const kept = await readKept(token);
    try {
      const form = await openForm(token);
      revision.current = form.revision;
      if (form.state === 'refused') return setStage({ kind: 'refused' });
      if (form.state === 'submitted')
        return setStage({ kind: 'sent', receipt: '', at: new Date(form.submittedAt ?? 0), score: null });
      const current = kept && kept.revision >= form.revision ? kept.answers : (form.answers as AnswerMap);
      setAnswers(current);
      if (kept?.waiting) {
        clientId.current = kept.clientId;
        return await send(current, form);
      }
      setStage({ kind: 'answering', form });
    } catch (error) {
      setStage({ kind: error instanceof Refusal && error.code === 'link.unusable' ? 'unusable' : 'trouble' });
    }
  }, [token, send]);

  useEffect(() => {
    void open();
    // Opened once for the link; a change of language keeps what is on the screen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [token]);

  const push = useCallback(
    async (current: AnswerMap) => {
      setSaved({ kind: 'saving' });
      try {
        revision.current = await saveDraft({ token, locale, answers: current, revision: revision.current });
        setSaved({ kind: 'saved', at: new Date() });
      } catch (error) {
        const stale = error instanceof Refusal && error.code === 'response.revision-stale';
        setSaved({ kind: stale ? 'elsewhere' : 'offline' });
        // The other device's number is taken over, so that the next saving from here wins.
        if (stale) revision.current = (await openForm(token)).revision;
      }
      await keep(token, { answers: current, revision: revision.current, clientId: null, waiting: false });
    },
    [token, locale],
  );

  const answer = useCallback(
    (code: string, value: AnswerMap[string] | null) => {
      setFaults((before) => before.filter((fault) => fault.field !== code));
      setAnswers((before) => {
        const next = { ...before };
        if (value) next[code] = value;
        else delete next[code];
        clearTimeout(pause.current);
        pause.current = setTimeout(() => void push(next), savePauseMs);
        return next;
      });
    },
    [push],
  );

  const waitingForm = stage.kind === 'waiting' ? stage.form : null;
  useEffect(() => {
    if (!waitingForm) return undefined;
    const again = () => void send(answers, waitingForm);
    const timer = setInterval(again, resendPauseMs);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [waitingForm, answers, send]);

  const refuse = useCallback(async () => {
    await refuseForm(token);
    setStage({ kind: 'refused' });
  }, [token]);

  return { stage, answers, saved, faults, answer, send, open, refuse };
}
