export const activityTabs = ['overview', 'participants', 'sessions', 'follow_up', 'results'] as const;
export type ActivityTab = (typeof activityTabs)[number];
