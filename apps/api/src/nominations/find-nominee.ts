import { type NominationEntry, PersonRepository } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';

/**
 * Whoever uses the mailbox already, else a new person without a way in: confirming by the link opens the account.
 * Of several who share a mailbox it is the one of this name, and nobody else.
 */
export async function findNominee(tx: EntityManager, nomination: NominationEntry): Promise<string> {
  const people = new PersonRepository(tx);
  await people.lockMailbox(nomination.email);
  const known = await people.findByMailbox(nomination.email);
  const namesake = known.find(
    (person) =>
      person.givenName.toLowerCase() === nomination.givenName.toLowerCase() &&
      person.familyName.toLowerCase() === nomination.familyName.toLowerCase(),
  );
  const only = known.length === 1 ? known[0] : undefined;
  const found = namesake ?? only;
  if (found) return found.id;
  return people.insert({
    givenName: nomination.givenName,
    familyName: nomination.familyName,
    email: nomination.email,
    emailVerified: false,
    sex: nomination.sex,
    locale: nomination.locale,
    organizationId: nomination.organizationId,
    jobTitle: nomination.jobTitle,
    passwordHash: null,
  });
}
