import type { CatalogueRow } from '@traccia/contracts';
import { StatusMark } from '../../components/status-mark';
import { useWords } from '../../lib/words';

/** Whether one can still get in, by shape and word. */
export function PlacesMark({ row }: { row: Pick<CatalogueRow, 'open' | 'placesLeft' | 'waitingListFull'> }) {
  const t = useWords('catalogue');
  if (!row.open) return <StatusMark kind="off">{t('places.closed')}</StatusMark>;
  if (row.placesLeft === null) return <StatusMark kind="planned">{t('places.open')}</StatusMark>;
  if (row.placesLeft <= 0)
    return (
      <StatusMark kind={row.waitingListFull ? 'off' : 'done'}>
        {t(row.waitingListFull ? 'places.full' : 'places.waiting')}
      </StatusMark>
    );
  return (
    <StatusMark kind={row.placesLeft <= 5 ? 'running' : 'planned'}>
      {t('places.left', { count: row.placesLeft })}
    </StatusMark>
  );
}
