import { useQueryClient } from '@tanstack/react-query';
import { applicationsApi, type ApplicationForm, type BodyOf } from '@traccia/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '../../lib/api';

type Body = BodyOf<typeof applicationsApi.save>;
export type Filled = Omit<Body, 'version'>;
export type Saving = 'saved' | 'pending' | 'failed';

const pauseMs = 1200;

function filledOf(form: ApplicationForm): Filled {
  const { sex, nationalityCode, countryCode, jobTitle } = form.profile;
  return {
    answers: form.answers,
    consents: form.consents,
    organizationId: form.organization?.id ?? null,
    profile: { sex, nationalityCode, countryCode, jobTitle },
  };
}

/** What is typed, kept on the server a moment after the writer pauses, one save after the other. */
export function useApplicationForm(form: ApplicationForm) {
  const [filled, setFilled] = useState(() => filledOf(form));
  const [saving, setSaving] = useState<Saving>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const newest = useRef(filled);
  const version = useRef(form.version);
  const dirty = useRef(false);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const client = useQueryClient();

  const flush = useCallback(async (): Promise<number> => {
    const work = chain.current.then(async () => {
      if (!dirty.current) return;
      dirty.current = false;
      try {
        const answer = await callApi(applicationsApi.save, {
          params: { id: form.id },
          body: { version: version.current, ...newest.current },
        });
        version.current = answer.version;
        setProblem(null);
        if (!dirty.current) setSaving('saved');
      } catch (error) {
        dirty.current = true;
        setSaving('failed');
        setProblem(error);
        throw error;
      }
    });
    chain.current = work.catch(() => undefined);
    await work;
    return version.current;
  }, [form.id]);

  useEffect(() => {
    if (!dirty.current) return undefined;
    const timer = setTimeout(() => void flush().catch(() => undefined), pauseMs);
    return () => clearTimeout(timer);
  }, [filled, flush]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void flush().catch(() => undefined);
      void client.invalidateQueries({ queryKey: ['admissions', 'mine'] });
    };
  }, [client, flush]);

  const change = (changed: Partial<Filled>) => {
    newest.current = { ...newest.current, ...changed };
    dirty.current = true;
    setSaving('pending');
    setFilled(newest.current);
  };
  return { filled, change, saving, problem, flush };
}
