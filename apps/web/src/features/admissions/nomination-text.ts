import type { NominationRow } from '@traccia/contracts';
import { useWords } from '../../lib/words';

type Told = Pick<NominationRow, 'nominatorName' | 'organizationName' | 'payerOrganizationName' | 'costCover'>;

/** Nominator and payer in words; they are different people and never share a field. */
export function useNominationText() {
  const t = useWords('admissions');
  return {
    nominator: (nomination: Told | null): string =>
      nomination ? `${nomination.nominatorName}, ${nomination.organizationName}` : '–',
    payer: (nomination: Told | null): string => {
      if (nomination?.payerOrganizationName) return nomination.payerOrganizationName;
      return nomination?.costCover ? t(`cover.${nomination.costCover}`) : '–';
    },
  };
}
