import { ActivityPage } from '../features/activities/activity-page';
import { AttendancePanel } from '../features/attendance/attendance-panel';
import { MaterialsPanel } from '../features/materials/materials-panel';

const foreign = { sessions: AttendancePanel, materials: MaterialsPanel };

/** One activity, with the parts that other features show. */
export function StaffActivityPage() {
  return <ActivityPage foreign={foreign} />;
}
