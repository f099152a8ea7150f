import { constituentGroups, groupScopeId, type Dashboard, type Figure } from '@traccia/contracts';
import type { CentreGroup } from '@traccia/persistence';
import { presentRun } from './dashboard.presenter.js';

type Group = (typeof constituentGroups)[number];
type Run = NonNullable<Dashboard['run']>;

/** Each group of a run of the centre, as a row of the list. */
export function groupRuns({ group, invited, responded, run }: CentreGroup): Run[] {
  const known = constituentGroups.find((one) => one === group);
  return known ? [asGroup(presentRun(run, ''), known, { invited, responded })] : [];
}

/**
 * What the centre's figures say of one group. By sex they are those of group and sex together; regions, moments of
 * answering and the report on bias are of everybody, and stay with the centre.
 */
export function dashboardOfGroup({ run, items, figures }: Dashboard, group: Group): Dashboard {
  if (!run) return { run, items: [], figures: [] };
  const own = figures.flatMap((figure) => ofGroup(figure, group));
  if (own.length === 0) return { run: null, items: [], figures: [] };
  const countOf = (metric: string): number | null =>
    own.find((figure) => figure.metric === metric && figure.dimension === 'all')?.numerator ?? null;
  const counts = { invited: countOf('invited'), responded: countOf('responded') };
  return { run: asGroup(run, group, counts), items, figures: own };
}

const ofEverybody: ReadonlySet<string> = new Set(['representation_gap', 'representation_p', 'class_factor']);

function ofGroup(figure: Figure, group: Group): Figure[] {
  if (ofEverybody.has(figure.metric)) return [];
  const { dimension, groupCode } = figure;
  if (dimension === 'constituent_group' && groupCode === group)
    return [{ ...figure, dimension: 'all', groupCode: 'all' }];
  const [row, column] = groupCode.split('|');
  if (dimension === 'constituent_group_x_sex' && row === group && column)
    return [{ ...figure, dimension: 'sex', groupCode: column }];
  return [];
}

function asGroup(run: Run, group: Group, counts: Pick<Run, 'invited' | 'responded'>): Run {
  return {
    ...run,
    ...counts,
    scopeType: 'constituent_group',
    scopeId: groupScopeId(group),
    scopeCode: group,
    scopeName: {},
  };
}
