import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from './api';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'conflict' }
  | { kind: 'failed'; error: unknown };

const pauseMs = 1200;
const tryAgainMs = 10_000;

/** Whether trying later can help: no network, or a server that is tired. */
const passes = (error: unknown) =>
  !(error instanceof ApiProblem) || error.code === 'offline' || error.status >= 500 || error.status === 429;

/** Somebody else saved since this writer last saw it. */
function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 412 || error.code.endsWith('-stale'));
}

/**
 * Saves what is written when the writer pauses, one request at a time, each on the version the last one gave.
 * After a conflict nothing is saved until the writer has chosen.
 */
export function useAutosave<T>(
  firstVersion: number,
  save: (value: T, version: number) => Promise<{ version: number }>,
) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const version = useRef(firstVersion);
  const waiting = useRef<{ value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);
  const saver = useRef(save);
  saver.current = save;

  const run = useCallback(async () => {
    while (waiting.current) {
      const { value } = waiting.current;
      waiting.current = null;
      // Said once that it failed, it stays said until it has succeeded.
      setState((now) => (now.kind === 'failed' ? now : { kind: 'saving' }));
      try {
        version.current = (await saver.current(value, version.current)).version;
        setState({ kind: 'saved', at: new Date().toISOString() });
      } catch (error) {
        const stale = isStale(error);
        // What could not be saved stays to be saved, unless something newer was written meanwhile.
        if (!stale) waiting.current ??= { value };
        setState(stale ? { kind: 'conflict' } : { kind: 'failed', error });
        return;
      }
    }
  }, []);

  /** Waits for what is under way and saves the rest at once. */
  const flush = useCallback(async (): Promise<number> => {
    clearTimeout(timer.current);
    await running.current;
    running.current = run();
    await running.current;
    running.current = null;
    return version.current;
  }, [run]);

  const change = useCallback(
    (value: T) => {
      waiting.current = { value };
      setState((now) => (now.kind === 'conflict' ? now : { kind: 'unsaved' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [flush],
  );

  /** After a conflict: go on from a version that is known now. */
  const restartAt = useCallback((known: number) => {
    version.current = known;
    setState({ kind: 'idle' });
  }, []);

  useEffect(() => () => void flush(), [flush]);
  useSecondTry(state, flush);
  useWarning(state.kind === 'unsaved' || state.kind === 'failed');
  return { state, change, flush, restartAt };
}

/** What failed for want of a network is tried again, when there is one or after a while. */
function useSecondTry(state: SaveState, flush: () => Promise<number>): void {
  useEffect(() => {
    if (state.kind !== 'failed' || !passes(state.error)) return undefined;
    const again = () => void flush();
    const timer = setInterval(again, tryAgainMs);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [state, flush]);
}

/** The browser asks before a page with unsaved words is closed. */
function useWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
