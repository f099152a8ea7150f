import { scopeTypes, type Role, type ScopeType } from '@traccia/contracts';

/** Where a role makes sense; the server decides, this only spares refused tries. */
export function scopesFor(role: Role): readonly ScopeType[] {
  if (role === 'administrator' || role === 'participant') return ['centre'];
  return role === 'focal_point' ? ['organization', 'country'] : scopeTypes;
}
