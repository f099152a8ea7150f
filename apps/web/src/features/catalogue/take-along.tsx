import { Button, Group } from '@mantine/core';
import { calendarApi } from '@traccia/contracts';
import { useWords } from '../../lib/words';

/** The activity for one's own calendar, and on paper. */
export function TakeAlong({ code }: { code: string }) {
  const t = useWords('catalogue');
  const file = calendarApi.activity.path.replace(':code', encodeURIComponent(code));
  return (
    <Group gap="xs" mt="md" className="take-along">
      <Button component="a" href={file} download variant="default" size="compact-md">
        {t('calendar.add')}
      </Button>
      <Button variant="default" size="compact-md" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </Group>
  );
}
