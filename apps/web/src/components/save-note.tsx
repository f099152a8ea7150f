import { ProblemNote } from './problem-note';
import { useFormat } from '../lib/format';
import { useWords } from '../lib/words';
import type { SaveState } from '../lib/use-autosave';

/** Where the words are: saved when, being saved, or why not. */
export function SaveNote({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const t = useWords('shell');
  const format = useFormat();
  if (state.kind === 'failed') return <ProblemNote error={state.error} onRetry={onRetry} />;
  return (
    <span className="save-note" role="status">
      {state.kind === 'saved' && t('save.saved', { time: format.time(state.at) })}
      {state.kind === 'saving' && t('save.saving')}
      {state.kind === 'unsaved' && t('save.unsaved')}
    </span>
  );
}
