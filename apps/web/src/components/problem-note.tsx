import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '../lib/api';
import { useProblemSentence } from '../lib/problem-sentence';
import { useWords } from '../lib/words';
import './states.css';

/**
 * A problem as a sentence, announced at once; with the request's number when the fault is ours. In a form it takes the
 * writer to the first field that was refused.
 */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords('shell');
  const sentence = useProblemSentence();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!(error instanceof ApiProblem) || error.faults.length === 0) return;
    note.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);
  if (!error) return null;
  const ours = error instanceof ApiProblem && error.status >= 500 ? error.requestId : undefined;
  return (
    <div className="problem-note" role="alert" ref={note}>
      <p>{sentence(error)}</p>
      {ours && <span className="request">{t('problem.request', { id: ours })}</span>}
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
