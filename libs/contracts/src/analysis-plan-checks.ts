import type { PlanShape } from './analysis-plans.js';

export type ReportFault = (path: PropertyKey[], message: string) => void;

/** Types whose answers are choices of a list. */
const choiceTypes: readonly string[] = ['single', 'yes_no', 'multiple', 'likert'];

const twiceIn = (codes: readonly string[]): string | undefined =>
  codes.find((code, at) => codes.indexOf(code) !== at);

export function checkItems({ items, answerLists, completeness }: PlanShape, report: ReportFault): void {
  const twice = twiceIn(items.map(({ code }) => code));
  if (twice !== undefined) report(['items'], `names the code "${twice}" twice`);
  const rated = items.filter(({ metric }) => metric === 'application_rate');
  if (rated.length > 1) report(['items'], 'has more than one item with the metric application_rate');
  items.forEach((item, at) => {
    const fault = faultOfItem(item, answerLists);
    if (fault) report(['items', at, fault.field], fault.message);
  });
  if (completeness.rule === 'items')
    completeness.required?.forEach((code, at) => {
      if (!items.some((item) => item.code === code))
        report(['completeness', 'required', at], `names "${code}", which is not an item`);
    });
}

const metricTypes = { application_rate: ['single', 'yes_no'], net_promoter_score: ['rating_0_10'] };

type Item = PlanShape['items'][number];
interface ItemFault {
  field: string;
  message: string;
}

function faultOfItem(item: Item, lists: PlanShape['answerLists']): ItemFault | null {
  return faultOfAnswers(item, lists) ?? faultOfMetric(item, lists) ?? faultOfEnds(item);
}

function faultOfAnswers(
  { type, answers, separator }: Item,
  lists: PlanShape['answerLists'],
): ItemFault | null {
  const chooses = choiceTypes.includes(type);
  const at = (message: string): ItemFault => ({ field: 'answers', message });
  if (chooses && answers === undefined)
    return at(`is missing: an item of type ${type} has a list of answers`);
  if (!chooses && answers !== undefined) return at(`does not belong to an item of type ${type}`);
  if (answers !== undefined && !lists[answers])
    return at(`names "${answers}", which is not one of answerLists`);
  if (separator !== undefined && type !== 'multiple')
    return { field: 'separator', message: 'belongs to items of type multiple only' };
  return null;
}

function faultOfMetric(
  { type, answers, metric, applied }: Item,
  lists: PlanShape['answerLists'],
): ItemFault | null {
  if (metric && !metricTypes[metric].includes(type))
    return {
      field: 'metric',
      message: `${metric} belongs to items of type ${metricTypes[metric].join(' or ')} only`,
    };
  const at = (message: string): ItemFault => ({ field: 'applied', message });
  if (applied && metric !== 'application_rate') return at('belongs to the metric application_rate only');
  const known = new Set(lists[answers ?? '']?.map(({ code }) => code));
  const stranger = applied?.find((code) => !known.has(code));
  return stranger === undefined ? null : at(`names "${stranger}", which is not an answer of the item`);
}

function faultOfEnds({ type, least, most }: Item): ItemFault | null {
  if (least === undefined && most === undefined) return null;
  if (type !== 'number')
    return { field: least === undefined ? 'most' : 'least', message: 'belongs to items of type number only' };
  if (least !== undefined && most !== undefined && least >= most)
    return { field: 'most', message: 'must be greater than least' };
  return null;
}

export function checkAnswerLists({ answerLists }: PlanShape, report: ReportFault): void {
  for (const [name, list] of Object.entries(answerLists)) {
    const code = twiceIn(list.map((answer) => answer.code));
    if (code !== undefined) report(['answerLists', name], `has the code "${code}" twice`);
    const cell = twiceIn(list.flatMap((answer) => answer.cells ?? [answer.code]));
    if (cell !== undefined) report(['answerLists', name], `gives the cell "${cell}" two meanings`);
    if (list.filter(({ anythingElse }) => anythingElse).length > 1)
      report(['answerLists', name], 'has more than one answer for anything else');
    if (list.filter(({ missing }) => !missing).length < 2)
      report(['answerLists', name], 'needs two answers that are not reasons for having none');
  }
}

export function checkPairs({ pairs, items, wave }: PlanShape, report: ReportFault): void {
  const waves = new Set(Object.values(wave?.codes ?? {}));
  const twice = twiceIn(pairs.map(({ code }) => code));
  if (twice !== undefined) report(['pairs'], `names the code "${twice}" twice`);
  pairs.forEach(({ before, after }, at) => {
    for (const [name, moment] of Object.entries({ before, after })) {
      const item = items.find(({ code }) => code === moment.item);
      if (!item) report(['pairs', at, name, 'item'], `names "${moment.item}", which is not an item`);
      else if (item.type === 'multiple')
        report(['pairs', at, name, 'item'], 'has several answers at once, so that it has no change');
      if (moment.wave !== undefined && !waves.has(moment.wave))
        report(['pairs', at, name, 'wave'], `names "${moment.wave}", which is not a wave`);
    }
    if ((before.wave === undefined) !== (after.wave === undefined))
      report(['pairs', at], 'names a wave on one side only');
    if (before.item === after.item && before.wave === after.wave)
      report(['pairs', at], 'compares an item with itself');
  });
}

export function checkScales({ scales, items }: PlanShape, report: ReportFault): void {
  const twice = twiceIn(scales.map(({ code }) => code));
  if (twice !== undefined) report(['scales'], `names the code "${twice}" twice`);
  scales.forEach((scale, at) => {
    const again = twiceIn(scale.items);
    if (again !== undefined) report(['scales', at, 'items'], `names "${again}" twice`);
    scale.items.forEach((code, index) => {
      const item = items.find((one) => one.code === code);
      if (!item) report(['scales', at, 'items', index], `names "${code}", which is not an item`);
      else if (!['likert', 'rating_0_10', 'number'].includes(item.type))
        report(['scales', at, 'items', index], `names "${code}", whose answers are not on a scale`);
    });
    scale.reversed.forEach((code, index) => {
      const item = items.find((one) => one.code === code);
      const bounded = item?.type !== 'number' || (item.least !== undefined && item.most !== undefined);
      if (!scale.items.includes(code))
        report(['scales', at, 'reversed', index], `names "${code}", which is not an item of the scale`);
      else if (!bounded)
        report(['scales', at, 'reversed', index], `names "${code}", a number without least and most`);
    });
  });
}

export function checkFrame({ frame, activity, wave }: PlanShape, report: ReportFault): void {
  if (frame.kind !== 'file') return;
  if (frame.activity !== undefined && activity === undefined)
    report(['activity'], 'is missing: the frame has a column of activities, and the answers have none');
  if (frame.wave && !wave) report(['wave'], 'is missing: the frame has waves, and the answers have none');
}
