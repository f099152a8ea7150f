import { Button, Textarea } from '@mantine/core';
import type { OpenText } from '@traccia/contracts';
import { redactSpans } from '@traccia/survey';
import { useRef, useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { useReadOriginal, useRedactText, useRestoreText } from './mutations';

/** Names are marked in the text and taken out for everybody; by mouse, touch or Shift and the arrow keys. */
export function RedactForm({ text, onDone }: { text: OpenText; onDone: () => void }) {
  const t = useWords('open-answers');
  const field = useRef<HTMLTextAreaElement>(null);
  const [spans, setSpans] = useState<[number, number][]>([]);
  const redact = useRedactText(text.id);
  const preview = spans.length > 0 ? redactSpans(text.text, spans) : null;
  const mark = () => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? {
      selectionStart: 0,
      selectionEnd: 0,
    };
    const wanted: [number, number][] = [...spans, [from, to]];
    if (redactSpans(text.text, wanted) !== null) setSpans(wanted);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        redact.mutate({ shown: text.text, spans }, { onSuccess: onDone });
      }}
    >
      <Textarea
        ref={field}
        label={t('redact.label')}
        description={t('redact.how')}
        value={text.text}
        readOnly
        autosize
        dir="auto"
      />
      <div className="acts">
        <Button variant="default" onClick={mark}>
          {t('redact.mark')}
        </Button>
        {spans.length > 0 && (
          <Button variant="subtle" onClick={() => setSpans([])}>
            {t('redact.again')}
          </Button>
        )}
      </div>
      <p className="body" dir="auto" aria-live="polite">
        {preview}
      </p>
      <ProblemNote error={redact.error} />
      <div className="acts">
        <Button type="submit" disabled={spans.length === 0} loading={redact.isPending}>
          {t('redact.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
      {text.mayRestore && <Original id={text.id} />}
    </form>
  );
}

/** The original is one press further away, and the trail says who looked. */
function Original({ id }: { id: string }) {
  const t = useWords('open-answers');
  const read = useReadOriginal(id);
  const restore = useRestoreText(id);
  return (
    <>
      <div className="acts">
        <Button variant="subtle" loading={read.isPending} onClick={() => read.mutate()}>
          {t('original.read')}
        </Button>
        <Button variant="subtle" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t('original.restore')}
        </Button>
      </div>
      {read.data && (
        <p className="body" dir="auto">
          {read.data.text}
        </p>
      )}
      <ProblemNote error={read.error ?? restore.error} />
    </>
  );
}
