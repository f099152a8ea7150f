import type { Role } from '@traccia/contracts';
import { makePlan } from '../../support/plan-factories.js';
import type { CellRequest } from '../requests.js';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';

const follows: readonly Role[] = ['activity_manager', 'evaluator', 'administrator'];
const byId = (id: string): CellRequest => ({ params: { id } });
const planned = (side: Side, name: string, body?: unknown): CellRequest => ({
  params: { id: side.planted[name] ?? '' },
  ...(body !== undefined && { body }),
});
const draftOf = (side: Side, body?: unknown) => planned(side, 'draftPlanId', body);
const from = { from: 'empty' } as const;
const reason = { reason: 'the centre is closed' };

/** Whoever runs the follow-up of an activity says what it asks; what later activities ask, who has the programme. */
export const evaluationPlans: AccessOfNoun = {
  rules: {
    'evaluation-plans.of-course': { opens: follows, names: 'wave to manage' },
    'evaluation-plans.of-activity': { opens: follows, names: 'wave to manage' },
    'evaluation-plans.dry-run': { opens: follows, names: 'wave to manage' },
    'evaluation-plans.get': { opens: follows, names: 'wave to manage' },
    'evaluation-plans.begin-for-course': { opens: follows, names: 'course plan to manage', meets: [409] },
    'evaluation-plans.begin-for-activity': { opens: follows, names: 'wave to manage', meets: [409] },
    'evaluation-plans.save': { opens: follows, names: 'wave to manage', meets: [412] },
    'evaluation-plans.discard': { opens: follows, names: 'wave to manage', meets: [404] },
    'evaluation-plans.preview': { opens: follows, names: 'wave to manage' },
    'evaluation-plans.activate': { opens: follows, names: 'wave to manage', meets: [409] },
    'evaluation-plans.pause': { opens: follows, names: 'wave to manage', meets: [409] },
    'evaluation-plans.resume': { opens: follows, names: 'course plan to manage', meets: [409] },
  },
  requests: {
    'evaluation-plans.of-course': ({ courseId }) => byId(courseId),
    'evaluation-plans.of-activity': ({ activityId }) => byId(activityId),
    'evaluation-plans.dry-run': ({ activityId }) => byId(activityId),
    'evaluation-plans.get': (side) => draftOf(side),
    'evaluation-plans.begin-for-course': ({ courseId }) => ({ ...byId(courseId), body: from }),
    'evaluation-plans.begin-for-activity': ({ activityId }) => ({ ...byId(activityId), body: from }),
    'evaluation-plans.save': (side) => draftOf(side, { version: 2, waves: [] }),
    'evaluation-plans.discard': (side) => draftOf(side),
    'evaluation-plans.preview': (side) => draftOf(side),
    'evaluation-plans.activate': (side) => draftOf(side, { version: 2, activityIds: [] }),
    'evaluation-plans.pause': (side) => planned(side, 'livePlanId', reason),
    'evaluation-plans.resume': (side) => planned(side, 'coursePlanId', reason),
  },
  plant: async (owner, { activityId, courseId, waveId }) => {
    const [asked]: { instrumentId: string }[] = await owner.query(
      `SELECT v.instrument_id AS "instrumentId" FROM wave w JOIN instrument_version v ON v.id = w.instrument_version_id
       WHERE w.id = $1`,
      [waveId],
    );
    const waves = [{ code: 'later', instrumentId: asked?.instrumentId ?? '', offsetMonths: 12 }];
    const activity = { kind: 'activity', id: activityId } as const;
    const course = { kind: 'course', id: courseId } as const;
    const coursePlanId = await makePlan(owner, course, waves);
    await owner.query(
      `UPDATE evaluation_plan SET state = 'paused', paused_at = clock_timestamp(), pause_reason = 'held' WHERE id = $1`,
      [coursePlanId],
    );
    const livePlanId = await makePlan(owner, activity, waves);
    return { coursePlanId, livePlanId, draftPlanId: await makePlan(owner, activity, waves, 'draft') };
  },
};
