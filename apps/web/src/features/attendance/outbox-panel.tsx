import { Button } from '@mantine/core';
import { useFormat } from '../../lib/format';
import { ApiProblem } from '../../lib/api';
import { useProblemSentence } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { dropBatch, type Batch } from './outbox';

/** What this device has not sent yet, and what the server did not take. Nothing when all has arrived. */
export function OutboxPanel(props: {
  batches: readonly Batch[];
  sending: boolean;
  personId: string | null;
  onSend: () => void;
}) {
  const t = useWords('attendance');
  const format = useFormat();
  const { batches, personId } = props;
  if (batches.length === 0) return null;
  const waiting = batches.filter((one) => one.refusal === null && one.personId === personId);
  const foreign = batches.filter((one) => one.personId !== personId);
  const marks = waiting.reduce((sum, one) => sum + one.marks.length, 0);
  return (
    <section className="attendance-outbox" aria-labelledby="outbox-title">
      <h3 id="outbox-title">{t('outbox.title')}</h3>
      {waiting.length > 0 && (
        <div className="line">
          <p role="status">{t('outbox.waiting', { count: marks, number: format.number(marks) })}</p>
          <Button variant="default" onClick={props.onSend} loading={props.sending}>
            {t('outbox.send')}
          </Button>
        </div>
      )}
      {batches
        .filter((one) => one.refusal !== null && one.personId === personId)
        .map((batch) => (
          <Refused key={batch.id} batch={batch} />
        ))}
      {foreign.length > 0 && <p>{t('outbox.foreign')}</p>}
    </section>
  );
}

function Refused({ batch }: { batch: Batch }) {
  const t = useWords('attendance');
  const format = useFormat();
  const sentence = useProblemSentence();
  return (
    <div className="line" role="alert">
      <p>
        {t('outbox.refused', {
          position: format.number(batch.position),
          number: format.number(batch.marks.length),
          reason: sentence(new ApiProblem({ code: batch.refusal ?? '', status: 409 })),
        })}
      </p>
      <Button variant="default" onClick={() => void dropBatch(batch.id)}>
        {t('outbox.drop')}
      </Button>
    </div>
  );
}
