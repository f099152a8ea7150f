import { designRankTest, designTTest, raoScottTest, weightedLinearModel } from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';
import { designOf, type Numbers } from './survey-taylor.js';

interface Schools {
  cluster: number[];
  weight: number[];
  stype: string[];
  sch_wide: string[];
  api00: Numbers;
  enroll: Numbers;
}

/** The column that R names so: a constant, a number of its own, or a group of a list. */
function columnOf(name: string, input: Schools): Numbers {
  if (name === '(Intercept)') return input.api00.map(() => 1);
  if (name === 'enroll') return input.enroll;
  const list = name.startsWith('stype') ? input.stype : input.sch_wide;
  const level = name.replace(/^(stype|sch[._]wide)/, '');
  return list.map((label) => (label === level ? 1 : 0));
}

/** Which terms the model has is said by the names of its coefficients only. */
function tests(input: Schools, _params: unknown, asked: { glm: { coef_names: string[] } }): Answer {
  const design = designOf({ weight: input.weight, cluster: input.cluster });
  const table = raoScottTest(design, input.stype, input.sch_wide);
  const two = designTTest(design, input.api00, input.sch_wide);
  const ranks = designRankTest(design, input.api00, input.stype, { ties: 'rowOrder' });
  const names = asked.glm.coef_names;
  const model = weightedLinearModel(
    design,
    input.api00,
    names.map((name) => columnOf(name, input)),
  );
  return {
    rao_scott_F: table.f,
    ndf: table.ndf,
    ddf: table.ddf,
    p: table.p,
    chisq_scaled_p: table.firstOrderP,
    ttest: { diff: two.difference, t: two.t, df: two.df, p: two.p },
    rank_kw: { statistic: ranks.chiSquare, df: ranks.df, p: ranks.p },
    glm: { coef_names: names, coef: model.coef, se: model.se },
  };
}

export const testMethods: Record<string, Method> = { design_based_tests: method(tests) };
