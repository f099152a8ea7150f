import type { Role, ScopeType } from '@traccia/contracts';

const everywhere: readonly ScopeType[] = ['centre', 'programme', 'activity', 'organization', 'country'];

/** Where a role makes sense: nobody administers a country, and a focal point stands for somebody. */
const scopesOfRole: Record<Role, readonly ScopeType[]> = {
  participant: ['centre'],
  trainer: everywhere,
  activity_manager: everywhere,
  evaluator: everywhere,
  administrator: ['centre'],
  focal_point: ['organization', 'country'],
  observer: everywhere,
  group_secretary: ['constituent_group'],
  travel_officer: everywhere,
};

export interface ScopeFault {
  field: 'scopeType' | 'scopeId';
  key: 'fault.scope-not-for-role' | 'fault.required' | 'fault.unknown-field';
}

/**
 * What is wrong with giving this role within this scope, or null. Whether the scope exists is the database's to say.
 *
 * @example scopeFaultOf('administrator', 'country', 'SN') // { field: 'scopeType', key: 'fault.scope-not-for-role' }
 */
export function scopeFaultOf(role: Role, scopeType: ScopeType, scopeId: string | null): ScopeFault | null {
  if (!scopesOfRole[role].includes(scopeType)) return { field: 'scopeType', key: 'fault.scope-not-for-role' };
  if (scopeType === 'centre')
    return scopeId === null ? null : { field: 'scopeId', key: 'fault.unknown-field' };
  return scopeId === null || scopeId === '' ? { field: 'scopeId', key: 'fault.required' } : null;
}
