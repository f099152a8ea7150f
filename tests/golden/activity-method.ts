import { type ActivityFigure, computeActivityFigures, type ItemDefinition } from '@traccia/impact';
import type { Answer } from './golden-case.js';

/** People in blocks: how many, their group and sex, and what they said; null = silent. */
export interface ActivityCaseInput {
  blocks: { size: number; group: string; sex: string; applied: string | null; useful: string | null }[];
}

const items: ItemDefinition[] = [
  { code: 'applied', type: 'single', metric: 'application_rate', answerCodes: ['yes', 'partly', 'no'] },
  { code: 'useful', type: 'likert', metric: null, answerCodes: ['1', '2', '3', '4', '5'] },
];

/** Every shown estimate under `metric/group[/choice]`, as R wrote them. */
export function activityFigures({ blocks }: ActivityCaseInput, level: number): Answer {
  const people = blocks.flatMap((block) => Array.from({ length: block.size }, () => block));
  const figures = computeActivityFigures({
    frameKind: 'roster',
    frame: people.map(({ group, sex }, i) => ({ subjectId: `p${i}`, constituentGroup: group, sex })),
    responses: people.flatMap(({ applied, useful }, i) =>
      applied === null
        ? []
        : [
            {
              subjectId: `p${i}`,
              completeness: 'complete' as const,
              answers: {
                applied: { codes: [applied] },
                useful: useful === null ? { missing: 'skipped' } : { codes: [useful] },
              },
            },
          ],
    ),
    items,
    k: 5,
    breakdownFrom: 0,
    level,
  });
  return Object.fromEntries(figures.map((figure) => [keyOf(figure), valueOf(figure)]));
}

function keyOf({ metric, itemCode, groupCode, choiceCode }: ActivityFigure): string {
  const name = metric === 'answers_missing' ? `${metric} ${itemCode}` : metric;
  return [name, groupCode, choiceCode].filter((part) => part !== null).join('/');
}

function valueOf({ suppressed, estimate, lower, upper, n, numerator }: ActivityFigure): unknown {
  return suppressed ? null : { estimate, lower, upper, n, numerator };
}
