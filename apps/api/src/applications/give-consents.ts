import { type BodyOf, type applicationsApi, consentPurposes } from '@traccia/contracts';
import { ConsentRepository, ContactStopRepository } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

interface Given {
  personId: string;
  /** Purpose to yes or no, as ticked in the form. */
  consents: Readonly<Record<string, boolean>>;
  asked: Pick<BodyOf<typeof applicationsApi.submit>, 'locale' | 'textVersions'>;
  requestId: string;
}

/** Each tick becomes a consent of its own, with the version of the words that were read; no tick takes none back. */
export async function giveConsents(tx: EntityManager, given: Given): Promise<void> {
  const repository = new ConsentRepository(tx);
  const versions = new Map((await repository.listTexts()).map(({ purpose, version }) => [purpose, version]));
  const { personId, requestId, asked } = given;
  for (const purpose of consentPurposes.filter((one) => given.consents[one] === true)) {
    const textVersion = versions.get(purpose);
    if (textVersion === undefined) continue;
    if (asked.textVersions[purpose] !== textVersion) throw new Problem('privacy.text-changed');
    const { locale } = asked;
    await repository.give({ personId, purpose, textVersion, locale, source: 'application', requestId });
    if (purpose === 'follow_up') await new ContactStopRepository(tx).resumeSurveys(personId);
  }
}
