import type { AnalysisPlan } from '@traccia/contracts';
import type { ActivityFigure, Analysis, AnalysisScope, PairFigure, ScaleFigure } from '@traccia/impact';

/** One figure with its place and labels; everything that a figure of the product carries comes with it. */
export type FigureRow = Omit<ActivityFigure, 'metric' | 'dimension'> & {
  scope: AnalysisScope['kind'];
  wave: string | null;
  activity: string | null;
  metric: string;
  /** The item, or the pair or the scale of the plan. */
  itemLabel: string | null;
  dimension: string;
  choiceLabel: string | null;
};

/** All figures of an analysis one after the other: scope by scope, then changes, then reliability. */
export function figureRows(plan: AnalysisPlan, { scopes, pairs, scales }: Analysis): FigureRow[] {
  const labels = labelsOf(plan);
  return [
    ...scopes.flatMap(({ scope, figures }) => {
      const place = placeOf(scope, plan);
      return figures.map((figure): FigureRow => ({ ...place, ...figure, ...labels.of(figure) }));
    }),
    ...pairs.flatMap((pair) => pairRows(pair, labels.ofPair(pair.code))),
    ...scales.flatMap((scale) => scaleRows(scale, plan, labels.ofScale(scale.code))),
  ];
}

function placeOf(
  { kind, within }: AnalysisScope,
  plan: AnalysisPlan,
): Pick<FigureRow, 'scope' | 'wave' | 'activity'> {
  const [first = null, second = null] = within;
  return plan.wave
    ? { scope: kind, wave: first, activity: second }
    : { scope: kind, wave: null, activity: first };
}

function labelsOf({ items, answerLists, pairs, scales }: AnalysisPlan) {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const labelIn = (all: readonly { code: string; label?: string | undefined }[], code: string): string =>
    all.find((one) => one.code === code)?.label ?? code;
  return {
    of: ({ itemCode, choiceCode }: ActivityFigure): Pick<FigureRow, 'itemLabel' | 'choiceLabel'> => {
      const item = itemCode === null ? undefined : byCode.get(itemCode);
      const list = item?.answers === undefined ? [] : (answerLists[item.answers] ?? []);
      return {
        itemLabel: itemCode === null ? null : (item?.label ?? itemCode),
        choiceLabel: choiceCode === null ? null : labelIn(list, choiceCode),
      };
    },
    ofPair: (code: string) => labelIn(pairs, code),
    ofScale: (code: string) => labelIn(scales, code),
  };
}

type Numbers = Partial<
  Pick<FigureRow, 'estimate' | 'lower' | 'upper' | 'conf' | 'n' | 'nullReason' | 'choiceCode' | 'choiceLabel'>
>;

/** A row that is no figure of an item: nothing weighted, nobody's group. */
function plainRow(
  { code, wave, suppressed, flags }: Pick<PairFigure, 'code' | 'wave' | 'suppressed' | 'flags'>,
  itemLabel: string,
  invited: number | null,
): (metric: string, method: string, numbers: Numbers) => FigureRow {
  return (metric, method, numbers) => ({
    scope: wave === null ? 'all' : 'wave',
    wave,
    activity: null,
    metric,
    itemCode: code,
    itemLabel,
    dimension: 'all',
    groupCode: 'all',
    choiceCode: null,
    choiceLabel: null,
    estimate: null,
    lower: null,
    upper: null,
    conf: null,
    n: null,
    invited,
    numerator: null,
    responseRate: null,
    suppressed,
    nullReason: null,
    method,
    flags,
    weighted: null,
    weightedLower: null,
    weightedUpper: null,
    weightedReason: null,
    designEffect: null,
    effectiveN: null,
    ...numbers,
  });
}

function pairRows(pair: PairFigure, label: string): FigureRow[] {
  const row = plainRow(pair, label, pair.invited);
  const { estimate, lower, upper, nPairs, conf, gainReason, nullReason } = pair;
  const change = row('paired_change', pair.method, {
    estimate,
    lower,
    upper,
    n: nPairs,
    conf: lower === null ? null : conf,
    nullReason,
  });
  if (pair.suppressed) return [change];
  const counts = [
    row('answered_before', 'count', { estimate: pair.nBefore, n: pair.nBefore }),
    row('answered_after', 'count', { estimate: pair.nAfter, n: pair.nAfter }),
    row('answered_both', 'count', { estimate: nPairs, n: nPairs }),
  ];
  if (estimate === null) return [...counts, change];
  const of = (
    metric: string,
    method: string,
    value: number | null,
    reason: string | null,
    n = nPairs,
  ): FigureRow => row(metric, method, { estimate: value, n, nullReason: value === null ? reason : null });
  const { clusteredLower, clusteredUpper } = pair;
  const meansReason = pair.meanBefore === null ? 'small_difference' : null;
  return [
    ...counts,
    of('mean_before', 'mean', pair.meanBefore, meansReason),
    of('mean_after', 'mean', pair.meanAfter, meansReason),
    change,
    ...(pair.clusters === null
      ? []
      : [
          row('paired_change_clustered', 'taylor', {
            estimate,
            lower: clusteredLower,
            upper: clusteredUpper,
            n: nPairs,
            conf: clusteredLower === null ? null : conf,
            nullReason: clusteredLower === null ? 'zero_variance' : null,
          }),
        ]),
    of('effect_dav', 'd_av', pair.dav, 'zero_variance'),
    of('effect_gav', 'd_av_hedges', pair.gav, 'zero_variance'),
    of('cohort_gain', 'hake', pair.cohortGain, gainReason),
    of(
      'normalised_change',
      'marx_cummings',
      pair.normalisedChange,
      gainReason ?? 'not_defined',
      pair.nChange,
    ),
  ];
}

function scaleRows(scale: ScaleFigure, plan: AnalysisPlan, label: string): FigureRow[] {
  const row = plainRow(scale, label, null);
  const { n, alpha, alphaLower, alphaUpper, conf, alphaReason, omega, omegaReason } = scale;
  const codes = plan.scales.find(({ code }) => code === scale.code)?.items ?? [];
  const labelOf = (code: string): string => plan.items.find((item) => item.code === code)?.label ?? code;
  return [
    row('alpha', 'cronbach_feldt', {
      estimate: alpha,
      lower: alphaLower,
      upper: alphaUpper,
      conf: alphaLower === null ? null : conf,
      n,
      nullReason: alphaReason,
    }),
    row('omega', 'mcdonald_one_factor', { estimate: omega, n, nullReason: omegaReason }),
    ...scale.ifDeleted.map((value, at) =>
      row('alpha_if_deleted', 'cronbach', {
        estimate: value,
        n,
        nullReason: value === null ? 'too_few' : null,
        choiceCode: codes[at] ?? null,
        choiceLabel: labelOf(codes[at] ?? ''),
      }),
    ),
  ];
}
