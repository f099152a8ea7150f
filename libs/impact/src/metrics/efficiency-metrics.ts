import { methodVersion } from '../version.js';
import { metricsOf } from './metric-definition.js';

/** What it costs, and what runs across all activities. */
export const efficiencyMetrics = metricsOf('efficiency', methodVersion, [
  {
    id: 'F1',
    chain: 'process',
    unit: 'money',
    direction: 'lower',
    missing: 'recorded_only',
    minimumN: 5,
    method: 'quotient',
    sources: ['UNITAR, Cluster evaluation of training of trainers: efficiency'],
  },
  {
    id: 'X1',
    chain: 'process',
    unit: 'share',
    direction: 'higher',
    missing: 'recorded_only',
    minimumN: 5,
    method: 'share',
    sources: ['ILO Governing Body, GB.317/POL/6 (2013), § 12 (b)'],
  },
  {
    id: 'X2',
    chain: 'process',
    unit: 'share',
    direction: 'higher',
    missing: 'recorded_only',
    minimumN: 5,
    method: 'share',
    sources: ['ILO Governing Body, GB.317/POL/6 (2013), § 12 (b)'],
  },
  {
    id: 'X3',
    chain: 'outcome',
    unit: 'share',
    direction: 'higher',
    missing: 'left_out',
    minimumN: 10,
    method: 'wilson',
    figures: ['choice_share'],
    items: ['EXP-ILS', 'EXP-GEN', 'EXP-SD'],
    computed: 'figures',
    shownOn: ['figures'],
    engine: 'wilsonInterval',
    sources: [],
  },
]);
