import type { Activity } from '@traccia/contracts';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useWords } from '../../lib/words';

export type ActivityStatus = Activity['status'];
type WaveState = Activity['waves'][number]['state'];

const shapeOfStatus: Record<ActivityStatus, StatusKind> = {
  draft: 'planned',
  tentative: 'planned',
  open: 'running',
  confirmed: 'running',
  running: 'running',
  ended: 'done',
  closed: 'done',
  cancelled: 'off',
};
const shapeOfWave: Record<WaveState, StatusKind> = {
  planned: 'planned',
  open: 'running',
  closed: 'done',
  cancelled: 'off',
};

export function ActivityStatusMark({ status }: { status: ActivityStatus }) {
  const codes = useWords('codes');
  return <StatusMark kind={shapeOfStatus[status]}>{codes(`activity_status.${status}`)}</StatusMark>;
}

export function WaveStateMark({ state }: { state: WaveState }) {
  const codes = useWords('codes');
  return <StatusMark kind={shapeOfWave[state]}>{codes(`wave_state.${state}`)}</StatusMark>;
}
