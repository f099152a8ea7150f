import { useBlocker } from '@tanstack/react-router';
import { useWords } from '../lib/words';

/** Asks before a page with unsaved words is left. */
export function useUnsavedWarning(unsaved: boolean): void {
  const t = useWords('shell');
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      unsaved && current.pathname !== next.pathname && !window.confirm(t('save.leave')),
    enableBeforeUnload: () => unsaved,
    disabled: !unsaved,
  });
}
