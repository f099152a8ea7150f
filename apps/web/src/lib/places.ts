import type { Me, Permission } from '@traccia/contracts';
import type { KeyOf } from './words';

/** One entry of the navigation; `needs` hides it from everybody without one of these permissions. */
export interface Place {
  key: KeyOf<'shell'> & `place.${string}`;
  to: string;
  needs: 'anybody' | 'signed-in' | 'no-role' | readonly Permission[];
}

/** One level, one list: a person with several roles sees the union. */
export const places: readonly Place[] = [
  { key: 'place.home', to: '/home', needs: 'signed-in' },
  { key: 'place.catalogue', to: '/catalogue', needs: 'anybody' },
  // Whoever has a role of the centre finds their own activities in the menu of their name.
  { key: 'place.mine', to: '/my-activities', needs: 'no-role' },
  { key: 'place.my_applications', to: '/my-applications', needs: 'no-role' },
  { key: 'place.nominations', to: '/nominations', needs: ['nominations.manage'] },
  { key: 'place.approvals', to: '/approvals', needs: ['admissions.approve'] },
  { key: 'place.activities', to: '/staff/activities', needs: ['activities.read'] },
  { key: 'place.courses', to: '/staff/courses', needs: ['courses.manage', 'surveys.read'] },
  { key: 'place.people', to: '/staff/people', needs: ['people.read'] },
  { key: 'place.answers', to: '/surveys/answers', needs: ['answers.read'] },
  { key: 'place.instruments', to: '/instruments', needs: ['instruments.read'] },
  { key: 'place.organizations', to: '/staff/organizations', needs: ['organizations.read'] },
  { key: 'place.mailings', to: '/staff/mailings', needs: ['messages.manage'] },
  { key: 'place.outbox', to: '/staff/outbox', needs: ['messages.read'] },
  { key: 'place.transfers', to: '/staff/transfers', needs: ['transfers.manage'] },
  { key: 'place.impact', to: '/impact', needs: ['impact.read'] },
  {
    key: 'place.administration',
    to: '/staff/administration',
    needs: ['settings.manage', 'queue.read', 'audit.read', 'api-keys.manage'],
  },
];

export function placesFor(me: Pick<Me, 'permissions'> | null): Place[] {
  return places.filter(({ needs }) => {
    if (needs === 'anybody') return true;
    if (!me) return false;
    if (needs === 'no-role') return me.permissions.every((permission) => permission === 'signed-in');
    return needs === 'signed-in' || needs.some((permission) => me.permissions.includes(permission));
  });
}
