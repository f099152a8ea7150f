import type { NominationFields, NominationRow } from '@traccia/contracts';

export const emptyNomination: NominationFields = {
  givenName: '',
  familyName: '',
  email: '',
  sex: 'undisclosed',
  jobTitle: '',
  locale: 'en',
  capacityGap: '',
  expectedUse: '',
  releaseConfirmed: false,
  costCover: null,
  payerOrganizationId: null,
  letterFileId: null,
};

/** What the form holds of a nomination, and what the page must know of the rest. */
export function fieldsOf(row: NominationRow): NominationFields {
  const { givenName, familyName, email, sex, jobTitle, locale, capacityGap, expectedUse } = row;
  const { releaseConfirmed, costCover, payerOrganizationId, letterFileId } = row;
  return {
    ...{ givenName, familyName, email, sex, jobTitle, locale, capacityGap, expectedUse },
    ...{ releaseConfirmed, costCover, payerOrganizationId, letterFileId },
  };
}
