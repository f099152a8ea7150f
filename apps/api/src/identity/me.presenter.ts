import { permissions, permissionsOfRole, type Me, type Permission } from '@traccia/contracts';
import type { Account, RoleGrant } from '@traccia/persistence';

/** Everybody who is signed in is a participant, granted or not. */
export function presentMe(
  account: Account,
  grants: readonly RoleGrant[],
  deployment: { demo: boolean; businessNow: Date },
): Me {
  return {
    id: account.id,
    givenName: account.givenName,
    familyName: account.familyName,
    email: account.email,
    emailVerified: account.emailVerified,
    locale: account.locale,
    timeZone: account.timeZone,
    telephone: account.telephone,
    hasPassword: account.passwordHash !== null,
    organizationId: account.organizationId,
    organizationName: account.organizationName,
    roles: [...grants],
    permissions: permissionsOf(grants),
    demo: deployment.demo,
    businessNow: deployment.businessNow.toISOString(),
  };
}

/** Every door these grants open, in the order of the contract. */
export function permissionsOf(grants: readonly Pick<RoleGrant, 'role'>[]): Permission[] {
  const open = new Set<Permission>(['signed-in', ...permissionsOfRole.participant]);
  for (const { role } of grants) for (const permission of permissionsOfRole[role]) open.add(permission);
  return permissions.filter((permission) => open.has(permission));
}
