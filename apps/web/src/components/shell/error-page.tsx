import { useRouter } from '@tanstack/react-router';
import { useWords } from '../../lib/words';
import { PageFrame } from '../page-frame';
import { ProblemNote } from '../problem-note';

/** A page that could not be shown says why and offers to try again. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useWords('shell');
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <PageFrame title={t('error.title')} narrow>
      <ProblemNote error={error} onRetry={again} />
    </PageFrame>
  );
}
