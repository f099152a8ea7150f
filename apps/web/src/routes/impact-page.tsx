import type { FigureView } from '@traccia/contracts';
import { FigureTools } from '../features/editions/figure-tools';
import { DashboardPage } from '../features/impact/dashboard-page';

/** The figures of a scope, to be taken along and to be frozen. */
export function ImpactPage() {
  return <DashboardPage tools={(run, chosen) => <FigureTools runId={run.id} chosen={viewOf(chosen)} />} />;
}

interface Chosen {
  measure?: string | undefined;
  cut?: string | undefined;
  and?: string | undefined;
}

/** What the reader has chosen above as a part of the run; nothing chosen is nothing to narrow to. */
function viewOf({ measure, cut = 'all', and }: Chosen): FigureView | null {
  const [metric, item] = measure?.split(':') ?? [];
  if (!metric) return null;
  const crossed = new Set([cut, and]);
  const both = crossed.has('constituent_group') && crossed.has('sex');
  return {
    metrics: [metric],
    items: item ? [item] : [],
    dimensions: [both ? 'constituent_group_x_sex' : cut],
  };
}
