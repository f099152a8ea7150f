import { ActivityPage } from '../features/activities/activity-page';
import { AttendancePanel } from '../features/attendance/attendance-panel';

const foreign = { sessions: AttendancePanel };

/** One activity, with the parts that other features show. */
export function StaffActivityPage() {
  return <ActivityPage foreign={foreign} />;
}
