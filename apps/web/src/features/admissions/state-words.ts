import type { ApplicationState } from '@traccia/contracts';
import type { StatusKind } from '../../components/status-mark';

export const stateMarks: Record<ApplicationState, StatusKind> = {
  draft: 'planned',
  submitted: 'running',
  needs_approval: 'running',
  eligible: 'running',
  ineligible: 'off',
  selected: 'running',
  reserve: 'planned',
  declined: 'off',
  offered: 'trouble',
  accepted: 'done',
  offer_lapsed: 'off',
  offer_refused: 'off',
  withdrawn: 'off',
  enrolled: 'done',
};
