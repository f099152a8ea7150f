import type { TransferFilter } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** What the list was narrowed to when its export was asked for, in words. */
export function FilterLine({ filter }: { filter: TransferFilter }) {
  const t = useWords('transfers');
  const parts = useParts(filter);
  if (parts.length === 0) return null;
  return <p>{t('filter.only', { parts: parts.join(' · ') })}</p>;
}

function useParts(filter: TransferFilter): string[] {
  const t = useWords('transfers');
  const codes = useWords('codes');
  const admissions = useWords('admissions');
  const format = useFormat();
  const { search, role, group, country, verified, status, state, complete, organizationId } = filter;
  return [
    search && t('filter.search', { text: search }),
    role && codes(`role.${role}`),
    organizationId && t('filter.organization'),
    group && codes(`group.${group}`),
    country && format.countryName(country),
    verified && t(`filter.verified_${verified}`),
    status && codes(`enrolment_status.${status}`),
    state && admissions(`state.${state}`),
    complete && admissions(`complete.${complete}`),
  ].filter((part): part is string => part !== undefined && part !== '');
}
