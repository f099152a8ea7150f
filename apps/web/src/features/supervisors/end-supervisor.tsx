import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { type Employer, NewEmployer } from './new-employer';
import { useEndSupervisor } from './queries';

type Reason = 'left' | 'changed_employer' | 'agreement_withdrawn';

/** Nobody is asked about me any more; the question is put before it is done. */
export function EndSupervisor({ enrolmentId, onBack }: { enrolmentId: string; onBack: () => void }) {
  const t = useWords('supervisors');
  const shell = useWords('shell');
  const [elsewhere, setElsewhere] = useState(false);
  const [employer, setEmployer] = useState<Employer | null>(null);
  const end = useEndSupervisor(enrolmentId);
  const act = (reason: Reason) =>
    end.mutate(
      { reason, ...(reason === 'changed_employer' && { organizationId: employer?.id ?? null }) },
      {
        onSuccess: () => {
          notifications.show({ message: t('ended') });
          onBack();
        },
      },
    );
  return (
    <Stack gap="sm" role="group" aria-label={t('end')}>
      <Text>{t('end.text')}</Text>
      {elsewhere && <NewEmployer picked={employer} onPick={setEmployer} />}
      <ProblemNote error={end.error} />
      <Group>
        {!elsewhere && (
          <Button variant="default" onClick={() => act('left')} loading={end.isPending}>
            {t('end.none')}
          </Button>
        )}
        <Button
          variant="default"
          loading={end.isPending}
          onClick={() => (elsewhere ? act('changed_employer') : setElsewhere(true))}
        >
          {t('why.employer')}
        </Button>
        {!elsewhere && (
          <Button variant="default" onClick={() => act('agreement_withdrawn')} loading={end.isPending}>
            {t('end.not')}
          </Button>
        )}
        <Button variant="subtle" onClick={onBack}>
          {shell('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
