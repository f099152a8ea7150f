import { instrumentsApi, type InstrumentDraft } from '@traccia/contracts';
import { mendDefinition, type InstrumentDefinition } from '@traccia/survey';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '../../../lib/api';
import { useAutosave } from '../../../lib/use-autosave';
import { beginHistory, redo, step, undo, type History } from './history';
import { forgetDraft, keepDraft, type KeptDraft } from './kept-draft';

/** While nothing gets through, it is tried again by itself. */
const againMs = 15_000;

export type Change = (
  change: (definition: InstrumentDefinition) => InstrumentDefinition,
  part?: string | null,
) => void;

/** The draft while it is written: its history, its way to the server, and the copy on this device until it is there. */
export function useInstrumentDraft(draft: InstrumentDraft, kept: KeptDraft | null) {
  const id = draft.instrumentId;
  const [history, setHistory] = useState<History<InstrumentDefinition>>(() => {
    const stored = beginHistory(mendDefinition(draft.definition));
    return kept ? step(stored, mendDefinition(kept.definition)) : stored;
  });
  const newest = useRef(history.now);
  // What this device held back was written on the revision it names: a newer one is met as a conflict, not overwritten.
  const first = kept?.revision ?? draft.revision;
  const base = useRef(first);
  const saving = useAutosave<InstrumentDefinition>(first, async (definition, version) => {
    const { revision } = await callApi(instrumentsApi.save, {
      params: { id },
      body: { revision: version, definition: { ...definition } },
    });
    base.current = revision;
    if (newest.current === definition) await forgetDraft(id);
    return { version: revision };
  });
  const { change: save, flush, state } = saving;

  const take = useCallback(
    (next: History<InstrumentDefinition>) => {
      if (next.now === newest.current) return;
      newest.current = next.now;
      void keepDraft(id, { definition: next.now, revision: base.current, at: new Date().toISOString() });
      save(next.now);
    },
    [id, save],
  );
  const move = useCallback(
    (by: (before: History<InstrumentDefinition>) => History<InstrumentDefinition>) => setHistory(by),
    [],
  );
  useEffect(() => take(history), [history, take]);
  useEffect(() => {
    // Words that were found on this device are not on the server yet.
    if (kept) save(newest.current);
  }, [kept, save]);
  useRetry(state.kind === 'failed', flush);

  const change = useCallback<Change>(
    (by, part = null) => move((before) => step(before, by(before.now), part)),
    [move],
  );
  /** After a conflict: what is here goes on from what is stored, or what is stored is taken as one more step. */
  const settle = useCallback(
    (revision: number, theirs: InstrumentDefinition | null) => {
      base.current = revision;
      saving.restartAt(revision);
      if (theirs) move((before) => step(before, theirs));
      else save(newest.current);
    },
    [move, save, saving],
  );
  return {
    definition: history.now,
    settle,
    change,
    undo: history.past.length > 0 ? () => move(undo) : null,
    redo: history.future.length > 0 ? () => move(redo) : null,
    saving,
  };
}

function useRetry(failed: boolean, flush: () => Promise<number>): void {
  useEffect(() => {
    if (!failed) return undefined;
    const again = () => void flush();
    const timer = setInterval(again, againMs);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [failed, flush]);
}
