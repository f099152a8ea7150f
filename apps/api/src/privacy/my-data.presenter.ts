import { consentPurposes, type MyData } from '@traccia/contracts';
import type { ConsentEntry, ConsentText, OwnPrivacyRequest } from '@traccia/persistence';

function presentConsent(entry: ConsentEntry): MyData['history'][number] {
  return {
    ...entry,
    givenAt: entry.givenAt.toISOString(),
    withdrawnAt: entry.withdrawnAt?.toISOString() ?? null,
  };
}

export function presentMyData(
  texts: readonly ConsentText[],
  consents: readonly ConsentEntry[],
  requests: readonly OwnPrivacyRequest[],
): MyData {
  const live = consents.filter(({ withdrawnAt }) => withdrawnAt === null);
  return {
    texts: texts.toSorted(inOrder).map(({ purpose, version, body }) => {
      const given = live.find((consent) => consent.purpose === purpose);
      return { purpose, version, body, given: given ? presentConsent(given) : null };
    }),
    history: consents
      .toSorted((a, b) => b.givenAt.getTime() - a.givenAt.getTime())
      .map((entry) => presentConsent(entry)),
    requests: [...requests],
  };
}

/** The notice first, then from the most useful to the least. */
function inOrder(a: ConsentText, b: ConsentText): number {
  return consentPurposes.indexOf(a.purpose) - consentPurposes.indexOf(b.purpose);
}
