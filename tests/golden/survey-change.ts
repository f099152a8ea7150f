import { differenceInDifferences, panelChange, welchDifference } from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';
import { ends, type Numbers } from './survey-taylor.js';

interface Panel {
  cohort: number[];
  group: string[];
  wave0: Numbers;
  wave3: Numbers;
  wave12: Numbers;
}

function panel(input: Panel, params: { scale_min: number; scale_max: number; conf: number }): Answer {
  const told = panelChange({
    first: input.wave0,
    last: input.wave12,
    cohort: input.cohort,
    group: input.group,
    scale: { least: params.scale_min, most: params.scale_max },
    level: params.conf,
  });
  return {
    n_wave: [input.wave0, input.wave3, input.wave12].map(
      (wave) => wave.filter((value) => value !== null).length,
    ),
    naive_cross_section_change: told.naive,
    matched_change: told.matched?.estimate,
    matched_change_se_cluster: told.matched?.se,
    ipw_change: told.weighted?.estimate,
    ipw_change_se_cluster_weights_fixed: told.weighted?.se,
    df: told.matched?.df,
    propensity_coef: told.propensity,
    stayers_minus_leavers_baseline: told.gap && {
      diff: told.gap.difference,
      ci: ends(told.gap),
      p: told.gap.p,
    },
    manski_wave12_mean: told.bounds,
  };
}

interface TwoPeriods {
  unit: string[];
  cohort: number[];
  treat: number[];
  post: number[];
  y: Numbers;
}

/** Change of each person, with his cohort and arm; whoever lacks a time is left out. */
function changesOf(input: TwoPeriods) {
  const people = new Map<string, { cohort: number; treat: number; at: Map<number, number> }>();
  input.unit.forEach((unit, i) => {
    const [cohort = 0, treat = 0] = [input.cohort[i], input.treat[i]];
    const person = people.get(unit) ?? { cohort, treat, at: new Map<number, number>() };
    people.set(unit, person);
    const value = input.y[i] ?? null;
    if (value !== null) person.at.set(input.post[i] ?? 0, value);
  });
  return [...people.values()]
    .filter((person) => person.at.size === 2)
    .map(({ cohort, treat, at }) => ({ cohort, treat, change: (at.get(1) ?? 0) - (at.get(0) ?? 0) }));
}

function twoPeriods(input: TwoPeriods, { conf }: { conf: number }): Answer {
  const told = differenceInDifferences(input);
  const changes = changesOf(input);
  const people = (treat: number) => changes.filter((one) => one.treat === treat).map(({ change }) => change);
  const cohorts = (treat: number) =>
    [...new Set(changes.filter((one) => one.treat === treat).map(({ cohort }) => cohort))].map((cohort) => {
      const list = changes.filter((one) => one.cohort === cohort && one.treat === treat);
      return list.reduce((sum, { change }) => sum + change, 0) / list.length;
    });
  const score = welchDifference(people(1), people(0), conf);
  const byCohort = welchDifference(cohorts(1), cohorts(0), conf);
  return {
    cell_means: told.cells,
    did: told.did,
    se_ols: told.seOls,
    se_CR0: told.seCr0,
    se_CR1: told.seCr1,
    se_CR1S: told.seCr1s,
    se_CR2: told.seCr2,
    df_satterthwaite: told.df,
    p_CR2: told.p,
    change_score_welch: { diff: score.estimate, t: score.t, df: score.df, p: score.p, ci: ends(score) },
    cohort_mean_t: { t: byCohort.t, df: byCohort.df, p: byCohort.p, ci: ends(byCohort) },
  };
}

export const changeMethods: Record<string, Method> = {
  panel_attrition: method(panel),
  did_two_period: method(twoPeriods),
};
