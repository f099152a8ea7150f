import type { BodyOf, supervisorsApi } from '@traccia/contracts';
import { PersonRepository, type SupervisedEnrolment } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

type Typed = BodyOf<typeof supervisorsApi.nameByStaff>;

const sameName = (
  one: { givenName: string; familyName: string },
  other: { givenName: string; familyName: string },
) =>
  one.givenName.toLowerCase() === other.givenName.toLowerCase() &&
  one.familyName.toLowerCase() === other.familyName.toLowerCase();

/**
 * Whoever uses the mailbox already, else a new person without a way in. A ministry often has one mailbox for all: of
 * several it is the one of this name, and never the participant.
 */
export async function findSupervisor(
  tx: EntityManager,
  typed: Typed,
  { participantId, employerId }: Pick<SupervisedEnrolment, 'participantId' | 'employerId'>,
): Promise<string> {
  const people = new PersonRepository(tx);
  await people.lockMailbox(typed.email);
  const known = await people.findByMailbox(typed.email);
  const namesake = known.find((person) => sameName(person, typed));
  const only = known.length === 1 && known[0]?.id !== participantId ? known[0] : undefined;
  const found = namesake ?? only;
  if (found?.id === participantId) throw new Problem('supervisor.is-participant');
  if (found) return found.id;
  return people.insert({
    givenName: typed.givenName,
    familyName: typed.familyName,
    email: typed.email,
    emailVerified: false,
    sex: 'undisclosed',
    locale: typed.locale,
    organizationId: employerId,
    jobTitle: null,
    passwordHash: null,
  });
}
