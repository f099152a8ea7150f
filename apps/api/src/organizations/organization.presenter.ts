import type { Organization, organizationRowSchema } from '@traccia/contracts';
import type { OrganizationFound, OrganizationLine, OrganizationMergeEntry } from '@traccia/persistence';
import type * as z from 'zod';

type Row = z.infer<typeof organizationRowSchema>;
type Line = Omit<OrganizationLine, 'sortName'>;

export function presentOrganizationRow(line: Line): Row {
  const { id, name, constituentGroup, countryCode, people, verified } = line;
  return { id, name, constituentGroup, countryCode, people, verified };
}

export function presentOrganization(
  found: OrganizationFound,
  similar: readonly Line[],
  merges: readonly OrganizationMergeEntry[],
): Organization {
  return {
    ...presentOrganizationRow(found),
    parent: found.parent,
    verifiedAt: found.verifiedAt?.toISOString() ?? null,
    verifiedByName: found.verifiedByName,
    mergedInto: found.mergedInto,
    createdAt: found.createdAt.toISOString(),
    version: found.version,
    similar: similar.map(presentOrganizationRow),
    merges: merges.map((merge) => ({
      ...merge,
      mergedAt: merge.mergedAt.toISOString(),
      undoneAt: merge.undoneAt?.toISOString() ?? null,
    })),
  };
}
