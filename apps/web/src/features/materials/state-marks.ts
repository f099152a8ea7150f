import type { AssignmentState } from '@traccia/contracts';
import type { StatusKind } from '../../components/status-mark';

export const stateMarks: Record<AssignmentState, StatusKind> = {
  none: 'planned',
  draft: 'planned',
  submitted: 'running',
  passed: 'done',
  not_yet: 'trouble',
};
