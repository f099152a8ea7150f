export const activityTabs = [
  'overview',
  'plan',
  'participants',
  'sessions',
  'materials',
  'follow_up',
  'results',
] as const;
export type ActivityTab = (typeof activityTabs)[number];
