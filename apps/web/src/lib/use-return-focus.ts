import { useEffect, useState } from 'react';

/** For a dialog that is drawn open: when it goes, the focus goes back to where it was before. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Later than the dialog's own hold on the focus.
      window.setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
