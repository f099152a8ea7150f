import type { Tone } from '../../components/charts/chart-row';

const toneOfGroup: Record<string, Tone> = {
  employers_org: 'ochre',
  workers_org: 'blue',
  government_labour_ministry: 'green',
  government_other: 'sage',
  other: 'grey',
};

/** One hue a constituent group everywhere; what is no group has the accent or no hue. */
export function toneOf(dimension: string, groupCode: string): Tone {
  if (dimension === 'sex') return groupCode === 'unknown' ? 'plain' : 'accent';
  return toneOfGroup[groupCode.split('|')[0] ?? ''] ?? 'plain';
}
