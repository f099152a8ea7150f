import {
  type AnswerOf,
  type MovedKind,
  movedKinds,
  type Organization,
  type organizationRowSchema,
  type organizationsApi,
} from '@traccia/contracts';
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

const kindOfTable: Readonly<Record<string, MovedKind>> = {
  activity: 'hosted_activities',
  activity_invitation: 'invitations',
  application: 'applications',
  enrolment: 'enrolments',
  funding_line: 'funding_lines',
  nomination: 'nominations',
  nomination_quota: 'quotas',
  organization: 'organizations',
  person: 'people',
  role_assignment: 'roles',
};

/** In the order of the contract; tables that have no word of their own are counted together. */
export function presentMoves(
  found: readonly { table: string; rows: number }[],
): AnswerOf<typeof organizationsApi.mergePreview> {
  const rowsOf = (what: MovedKind) =>
    found
      .filter(({ table }) => (kindOfTable[table] ?? 'other') === what)
      .reduce((sum, { rows }) => sum + rows, 0);
  return { moves: movedKinds.map((what) => ({ what, rows: rowsOf(what) })).filter(({ rows }) => rows > 0) };
}
