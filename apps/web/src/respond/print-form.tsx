import { lazy, Suspense, useEffect, useState, type ComponentProps } from 'react';
import type { PaperSheet } from './paper/paper-sheet';

type Sheet = ComponentProps<typeof PaperSheet>;

const Paper = lazy(async () => {
  const { PaperSheet: component } = await import('./paper/paper-sheet');
  return { default: component };
});

/** Prints once the sheet is drawn, and takes it away when the printing is over. */
function Printing({ onDone, ...sheet }: Sheet & { onDone: () => void }) {
  useEffect(() => {
    window.addEventListener('afterprint', onDone);
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  return <Paper {...sheet} />;
}

/** The form on paper, for whoever would rather write by hand. */
export function PrintForm(sheet: Sheet) {
  const [printing, setPrinting] = useState(false);
  const [done] = useState(() => () => setPrinting(false));
  return (
    <>
      <button type="button" className="plain" onClick={() => setPrinting(true)}>
        {sheet.say('print')}
      </button>
      {printing && (
        <Suspense fallback={null}>
          <div className="print-only">
            <Printing {...sheet} onDone={done} />
          </div>
        </Suspense>
      )}
    </>
  );
}
