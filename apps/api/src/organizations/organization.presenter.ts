import type { organizationRowSchema } from '@traccia/contracts';
import type { OrganizationLine } from '@traccia/persistence';
import type * as z from 'zod';

export function presentOrganization(line: OrganizationLine): z.infer<typeof organizationRowSchema> {
  const { id, name, constituentGroup, countryCode, people } = line;
  return { id, name, constituentGroup, countryCode, people };
}
