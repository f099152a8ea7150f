import type { Permission, Role } from '@traccia/contracts';
import { type RowScope, rowScopeOfGrants, rowScopeValues, type ScopedRole } from '../row-scope.js';

/** Which activities a door shows: by grant, and those in which the person works. */
export interface ActivityScope extends RowScope {
  staffPersonId: string | null;
}

/** Centre-wide these roles see only the activities in which the person works: a scope is what makes them wider. */
const boundRoles: readonly Role[] = ['trainer', 'focal_point'];

/** The activities behind a door for somebody with these roles. */
export function activityScopeOfGrants(
  personId: string,
  grants: readonly ScopedRole[],
  permission: Permission,
): ActivityScope {
  const wide = grants.filter(({ role, scopeType }) => scopeType !== 'centre' || !boundRoles.includes(role));
  return { ...rowScopeOfGrants(wide, permission), staffPersonId: personId };
}

/** Everything but what somebody sees as the nominating organization: there the whole activity is in scope. */
export const wholeActivityInScope = `($1::boolean OR c.programme_id = ANY($2::uuid[]) OR a.id = ANY($3::uuid[])
  OR a.country_code = ANY($5::bpchar[])
  OR EXISTS (SELECT 1 FROM activity_staff s WHERE s.activity_id = a.id AND s.person_id = $6::uuid))`;

/** Hosting an activity gives a say in it; sending people to it does not. */
export const activityToManage = `(${wholeActivityInScope} OR a.host_organization_id = ANY($4::uuid[]))`;

/** Also activities that an organization in scope hosts or sends people to. */
export const activityInScope = `(${activityToManage}
  OR EXISTS (SELECT 1 FROM enrolment n WHERE n.activity_id = a.id AND n.organization_id = ANY($4::uuid[])))`;

/** Parameters 1 to 6 of every statement that holds one of the predicates above. */
export function scopeValues(scope: ActivityScope): unknown[] {
  return [...rowScopeValues(scope), scope.staffPersonId];
}
