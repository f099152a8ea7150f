import type { CatalogueRow } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** "Turin, Italy"; "Online" for what has no venue. */
export function useWhere(): (row: Pick<CatalogueRow, 'venue' | 'countryCode'>) => string {
  const t = useWords('catalogue');
  const format = useFormat();
  return ({ venue, countryCode }) => {
    const parts = [venue, countryCode && format.countryName(countryCode)].filter(Boolean);
    return parts.length > 0 ? parts.join(', ') : t('online');
  };
}
