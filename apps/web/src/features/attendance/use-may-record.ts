import { useMe } from '../../lib/me';

const recorders = ['trainer', 'activity_manager', 'administrator'];

/** Whether to offer taking attendance; the API decides again, activity by activity. */
export function useMayRecord(): boolean {
  return useMe()?.roles.some(({ role }) => recorders.includes(role)) ?? false;
}
