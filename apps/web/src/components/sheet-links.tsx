import { Group } from '@mantine/core';
import type { TransferFilter } from '@traccia/contracts';
import type { SheetKind } from '@traccia/training';
import { useMay } from '../lib/me';
import { useWords } from '../lib/words';
import { ButtonLink } from './link';

/** Beside a list: take it home as shown, or fill it from a sheet. Shows nothing to whom it is not open. */
export function SheetLinks({
  kind,
  activity,
  filter,
}: {
  kind: SheetKind;
  activity?: string;
  filter: TransferFilter;
}) {
  const t = useWords('transfers');
  const may = useMay();
  if (!may('transfers.manage')) return null;
  return (
    <Group gap="sm">
      <ButtonLink
        to="/staff/transfers/new"
        search={{ direction: 'export', kind, activity, filter }}
        variant="default"
      >
        {t('list.export')}
      </ButtonLink>
      {(kind !== 'people' || may('people.manage')) && (
        <ButtonLink
          to="/staff/transfers/new"
          search={{ direction: 'import', kind, activity }}
          variant="default"
        >
          {t('list.import')}
        </ButtonLink>
      )}
    </Group>
  );
}
