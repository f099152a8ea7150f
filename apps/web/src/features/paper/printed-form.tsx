import type { Locale, PaperForm } from '@traccia/contracts';
import type { InstrumentDefinition, RespondentRecord } from '@traccia/survey';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { PaperSheet } from '../../respond/paper/paper-sheet';
import { paperTitle } from '../../respond/paper-title';
import { loadWords, sayIn, type Say } from '../../respond/words';
import '../../respond/paper/paper.css';
import './printed-form.css';

/** The sheet in the language of whoever will fill it in, outside of what the screen shows. */
export function PrintedForm(props: { form: PaperForm; locale: Locale; onDone: () => void }) {
  const { form, locale, onDone } = props;
  const [say, setSay] = useState<Say | null>(null);
  useEffect(() => {
    let wanted = true;
    void loadWords(locale).then((words) => wanted && setSay(() => sayIn(words)));
    return () => {
      wanted = false;
    };
  }, [locale]);
  useEffect(() => {
    if (!say) return;
    window.addEventListener('afterprint', onDone);
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [say, onDone]);
  if (!say) return null;
  return createPortal(
    <div className="printed-form print-only">
      <PaperSheet
        definition={form.definition as InstrumentDefinition}
        record={form.record as RespondentRecord}
        locale={locale}
        say={say}
        title={paperTitle(form.activityTitle, form.activityCode, locale)}
        promise={form.promise[locale] ?? []}
      />
    </div>,
    document.body,
  );
}
