export const roles = [
  'participant',
  'trainer',
  'activity_manager',
  'evaluator',
  'administrator',
  'focal_point',
  'observer',
  'group_secretary',
  'travel_officer',
] as const;
export type Role = (typeof roles)[number];

export const scopeTypes = [
  'centre',
  'programme',
  'activity',
  'organization',
  'country',
  'constituent_group',
] as const;
export type ScopeType = (typeof scopeTypes)[number];

/**
 * `public`: anybody. `link`: whoever holds a personal link; the token travels in the body.
 * `signed-in`: every person with a session. The rest is given by roles below;
 * which rows, is said by the `<noun>s.policy.ts` of the feature.
 */
export const permissions = [
  'public',
  'link',
  'signed-in',
  'people.read',
  'people.manage',
  'organizations.read',
  'organizations.manage',
  'courses.manage',
  'framework.manage',
  'activities.read',
  'activities.manage',
  'enrolments.read',
  'enrolments.manage',
  'admissions.read',
  'admissions.manage',
  'admissions.approve',
  'nominations.manage',
  'logistics.read',
  'logistics.manage',
  'materials.manage',
  'certificates.manage',
  'answers.read',
  'surveys.read',
  'surveys.manage',
  'instruments.read',
  'instruments.manage',
  'impact.read',
  'impact.manage',
  'messages.read',
  'messages.manage',
  'queue.read',
  'queue.manage',
  'transfers.manage',
  'privacy.manage',
  'settings.manage',
  'api-keys.manage',
  'audit.read',
  'demo-clock.manage',
] as const;
export type Permission = (typeof permissions)[number];

const staffReading: Permission[] = [
  'activities.read',
  'enrolments.read',
  'surveys.read',
  'organizations.read',
];

/** Which role opens which door. Scope narrows the rows behind the door, never the door. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  participant: [],
  trainer: ['activities.read', 'enrolments.read', 'instruments.read', 'materials.manage'],
  activity_manager: [
    ...staffReading,
    'activities.manage',
    'enrolments.manage',
    'surveys.manage',
    'instruments.read',
    'messages.read',
    'messages.manage',
    'impact.read',
    'people.read',
    'organizations.manage',
    'courses.manage',
    'admissions.read',
    'admissions.manage',
    'logistics.read',
    'materials.manage',
    'certificates.manage',
    'transfers.manage',
  ],
  evaluator: [
    ...staffReading,
    'answers.read',
    'surveys.manage',
    'instruments.read',
    'instruments.manage',
    'messages.read',
    'impact.read',
    'impact.manage',
  ],
  administrator: permissions.filter((p) => !['public', 'link', 'signed-in'].includes(p)),
  focal_point: ['activities.read', 'enrolments.read', 'nominations.manage'],
  observer: ['impact.read'],
  group_secretary: ['admissions.approve'],
  travel_officer: ['activities.read', 'enrolments.read', 'logistics.read', 'logistics.manage'],
};
