import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { useEndByStaff } from './queries';

/** The question takes the place of the button that was pressed, and its focus. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();

/** Nobody is asked about this participant any more; the question is put before it is done. */
export function EndByStaff({ enrolmentId }: { enrolmentId: string }) {
  const t = useWords('supervisors');
  const shell = useWords('shell');
  const [asking, setAsking] = useState(false);
  const end = useEndByStaff(enrolmentId);
  const act = (reason: 'left' | 'not_the_supervisor') =>
    end.mutate(reason, { onSuccess: () => notifications.show({ message: t('staff.ended') }) });
  if (!asking)
    return (
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('staff.end')}
        </Button>
      </div>
    );
  return (
    <Stack gap="sm" role="group" aria-label={t('staff.end')}>
      <Text>{t('staff.end_text')}</Text>
      <ProblemNote error={end.error} />
      <Group>
        <Button variant="default" ref={takeFocus} onClick={() => act('left')} loading={end.isPending}>
          {t('staff.end_left')}
        </Button>
        <Button variant="default" onClick={() => act('not_the_supervisor')} loading={end.isPending}>
          {t('staff.end_not')}
        </Button>
        <Button variant="subtle" onClick={() => setAsking(false)}>
          {shell('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
