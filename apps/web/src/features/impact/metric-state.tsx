import type { Metric } from '@traccia/contracts';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useWords } from '../../lib/words';
import { type ComputedState, computedState } from './metrics-queries';

const kinds: Record<ComputedState, StatusKind> = { whole: 'done', part: 'running', not_yet: 'planned' };

/** Whether the product works a metric out: wholly, in part, or not yet. */
export function MetricState({ metric }: { metric: Metric }) {
  const t = useWords('metrics');
  const state = computedState(metric);
  return <StatusMark kind={kinds[state]}>{t(`computed.${state}`)}</StatusMark>;
}
