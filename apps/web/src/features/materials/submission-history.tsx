import type { SubmissionRow } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** What was handed in and what was said, in order. */
export function SubmissionHistory({ history }: { history: SubmissionRow['history'] }) {
  const t = useWords('materials');
  const format = useFormat();
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{t('history', { count: history.length })}</summary>
      <ol className="submission-history">
        {history.map((event, index) => (
          <li key={index}>
            {t(`state.${event.kind}`)} · {format.instant(event.at)}
            {event.late && ` · ${t('late')}`}
            <p>{event.body}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
