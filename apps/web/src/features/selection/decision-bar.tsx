import { Button, Group, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { SelectionDecision } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { useDecide } from './mutations';

/** What is done with those who are ticked. In the order of the list; a refusal needs its reason. */
export function DecisionBar(props: { activityId: string; ids: readonly string[]; onDone: () => void }) {
  const t = useWords('selection');
  const decide = useDecide(props.activityId);
  const [declining, setDeclining] = useState(false);
  const count = props.ids.length;
  const act = (decision: SelectionDecision, why: string | null) =>
    decide.mutate(
      { decision, applicationIds: [...props.ids], reason: why },
      {
        onSuccess: ({ decided }) => {
          notifications.show({ message: t('decided', { count: decided }) });
          setDeclining(false);
          props.onDone();
        },
      },
    );
  return (
    <div className="decision-bar" role="group" aria-label={t('bar.label')}>
      <Group gap="xs">
        <Button disabled={count === 0} loading={decide.isPending} onClick={() => act('offer', null)}>
          {t('bar.offer', { count })}
        </Button>
        <Button
          variant="default"
          disabled={count === 0 || decide.isPending}
          onClick={() => act('reserve', null)}
        >
          {t('bar.reserve', { count })}
        </Button>
        <Button
          variant="default"
          disabled={count === 0 || decide.isPending}
          aria-expanded={declining}
          onClick={() => setDeclining(!declining)}
        >
          {t('bar.decline', { count })}
        </Button>
      </Group>
      {declining && count > 0 && (
        <Declining count={count} onYes={(why) => act('decline', why)} onNo={() => setDeclining(false)} />
      )}
      <ProblemNote error={decide.error} />
    </div>
  );
}

/** Nobody is declined without a reason. */
function Declining(props: { count: number; onYes: (reason: string) => void; onNo: () => void }) {
  const t = useWords('selection');
  const [reason, setReason] = useState('');
  const { count } = props;
  return (
    <div className="decline">
      <Textarea
        label={t('decline.reason')}
        description={t('decline.hint')}
        value={reason}
        maxLength={2000}
        autosize
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group mt="xs">
        <Button
          color="red"
          variant="outline"
          disabled={reason.trim() === ''}
          onClick={() => props.onYes(reason.trim())}
        >
          {t('decline.yes', { count })}
        </Button>
        <Button variant="default" onClick={props.onNo}>
          {t('decline.no')}
        </Button>
      </Group>
    </div>
  );
}
