import type { Permission } from '@traccia/contracts';

interface Part {
  part: 'settings' | 'api_keys' | 'queue' | 'audit' | 'privacy';
  to:
    | '/staff/administration/settings'
    | '/staff/administration/api-keys'
    | '/staff/administration/queue'
    | '/staff/administration/audit'
    | '/staff/administration/privacy';
  needs: Permission;
}
export const administrationParts: readonly Part[] = [
  { part: 'settings', to: '/staff/administration/settings', needs: 'settings.manage' },
  { part: 'api_keys', to: '/staff/administration/api-keys', needs: 'api-keys.manage' },
  { part: 'queue', to: '/staff/administration/queue', needs: 'queue.read' },
  { part: 'audit', to: '/staff/administration/audit', needs: 'audit.read' },
  { part: 'privacy', to: '/staff/administration/privacy', needs: 'privacy.manage' },
];
export type AdministrationPart = Part['part'];
