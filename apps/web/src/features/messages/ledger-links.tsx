import { Button, Group } from '@mantine/core';
import { ButtonLink } from '../../components/link';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import type { MessageFilters } from './queries';

/** Take the ledger home as shown, or hold it against what should have been sent. */
export function LedgerLinks({ filters }: { filters: MessageFilters }) {
  const t = useWords('messages');
  const may = useMay();
  const addressOf = (format: string) => {
    const given = Object.entries({ ...filters, format }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return `/api/message-ledger/file?${new URLSearchParams(given).toString()}`;
  };
  return (
    <Group gap="sm" mb="md">
      <ButtonLink to="/staff/outbox/expected" variant="default">
        {t('expected.link')}
      </ButtonLink>
      {may('surveys.manage') && (
        <ButtonLink to="/staff/survey-letters" variant="default">
          {t('letters.link')}
        </ButtonLink>
      )}
      <Button component="a" href={addressOf('csv')} download variant="default">
        {t('export.csv')}
      </Button>
      <Button component="a" href={addressOf('xlsx')} download variant="default">
        {t('export.xlsx')}
      </Button>
    </Group>
  );
}
