import type { CatalogueRow } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** "Turin, Italy"; "Online" for what has no venue. */
export function useWhere(): (row: Pick<CatalogueRow, 'venue' | 'countryCode'>) => string {
  const t = useWords('catalogue');
  const format = useFormat();
  return ({ venue, countryCode }) => {
    const country = countryCode && format.countryName(countryCode);
    const parts = [venue, country].filter((part): part is string => Boolean(part));
    return parts.length > 0 ? format.list(parts) : t('online');
  };
}
