import { Button } from '@mantine/core';
import { ApiProblem } from '../lib/api';
import { useProblemSentence } from '../lib/problem-sentence';
import { useWords } from '../lib/words';
import './states.css';

/** A problem as a sentence, announced at once; with the request's number when the fault is ours. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords('shell');
  const sentence = useProblemSentence();
  if (!error) return null;
  const ours = error instanceof ApiProblem && error.status >= 500 ? error.requestId : undefined;
  return (
    <div className="problem-note" role="alert">
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
