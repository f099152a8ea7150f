export const activityTabs = [
  'overview',
  'plan',
  'applications',
  'participants',
  'funding',
  'logistics',
  'sessions',
  'materials',
  'certificates',
  'follow_up',
  'results',
  'learning',
] as const;
export type ActivityTab = (typeof activityTabs)[number];
