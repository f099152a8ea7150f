import { scopeTypes, type Role, type ScopeType } from '@traccia/contracts';

/** Where a role makes sense; the server decides, this only spares refused tries. */
export function scopesFor(role: Role): readonly ScopeType[] {
  if (role === 'administrator' || role === 'participant') return ['centre'];
  if (role === 'focal_point') return ['organization', 'country'];
  if (role === 'group_secretary') return ['constituent_group'];
  return scopeTypes.filter((type) => type !== 'constituent_group');
}
