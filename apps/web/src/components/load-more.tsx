import { Button, Group, Text } from '@mantine/core';
import { useFormat } from '../lib/format';
import { useWords } from '../lib/words';

/** The next page below the ones shown. */
export function LoadMore(props: {
  shown: number;
  total?: number | null | undefined;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}) {
  const t = useWords('shell');
  const format = useFormat();
  const shown = format.number(props.shown);
  const count =
    props.total == null ? t('shown', { shown }) : t('shown.of', { shown, total: format.number(props.total) });
  return (
    <Group justify="space-between" mt="md">
      <Text size="sm" c="dimmed" aria-live="polite">
        {count}
      </Text>
      {props.hasMore && (
        <Button variant="default" onClick={props.onMore} loading={props.loading}>
          {t('more')}
        </Button>
      )}
    </Group>
  );
}
