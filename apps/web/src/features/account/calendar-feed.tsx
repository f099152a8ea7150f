import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useWords } from '../../lib/words';
import { useEndCalendarFeed, useMakeCalendarFeed } from './mutations';
import { calendarFeedQuery } from './queries';

/** The secret address from which a calendar program reads my sessions. */
export function CalendarFeed() {
  const t = useWords('account');
  const query = useQuery(calendarFeedQuery);
  const make = useMakeCalendarFeed();
  const end = useEndCalendarFeed();
  const copy = (url: string) =>
    void navigator.clipboard.writeText(url).then(() => notifications.show({ message: t('calendar.copied') }));
  return (
    <QueryState query={query} lines={2}>
      {({ url }) => (
        <Stack gap="sm" align="start">
          <Text size="sm">{url === null ? t('calendar.none') : t('calendar.secret')}</Text>
          {url !== null && (
            <TextInput label={t('calendar.address')} value={url} readOnly dir="ltr" w="100%" />
          )}
          <ProblemNote error={make.error ?? end.error} />
          <Group gap="xs">
            {url !== null && (
              <Button variant="default" onClick={() => copy(url)}>
                {t('calendar.copy')}
              </Button>
            )}
            <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
              {url === null ? t('calendar.make') : t('calendar.renew')}
            </Button>
            {url !== null && (
              <Button variant="subtle" loading={end.isPending} onClick={() => end.mutate()}>
                {t('calendar.end')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </QueryState>
  );
}
