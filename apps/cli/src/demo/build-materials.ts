import {
  AssignmentRepository,
  copyMaterials,
  MaterialRepository,
  SubmissionRepository,
} from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { demoAssignment, demoModules, demoWork } from './materials-text.js';
import type { DemoActivity, DemoWorld } from './world.js';

const day = 86_400_000;

/**
 * Materials in the activity that runs and in one that is over: modules, an assignment, and work in each state. Draws
 * no chance: everything hangs on the order of the world.
 */
export async function writeMaterials(tx: EntityManager, world: DemoWorld): Promise<void> {
  const running = world.activities.find(({ status }) => status === 'running');
  const past = lastAttended(world);
  const trainerId = world.signIns.find(({ role }) => role === 'trainer')?.person.id ?? '';
  if (!running || !past) return;
  const materials = new MaterialRepository(tx);
  for (const { title, visibleFromDays, pages } of demoModules) {
    const moduleId = await materials.insertModule(running.id, title, visibleFromDays);
    for (const page of pages) {
      const id = await materials.insertPage(moduleId, page.title, trainerId);
      await materials.savePage({ id, ...page, version: 1, savedBy: trainerId }, []);
    }
  }
  const dueOn = new Date(Date.parse(running.endsOn) + 7 * day).toISOString().slice(0, 10);
  await new AssignmentRepository(tx).insert(running.id, {
    ...demoAssignment,
    dueOn,
    requiredForCertificate: true,
  });
  await copyMaterials(tx, running.id, past.id);
  for (const activity of [running, past]) await writeWork(tx, world, activity, trainerId);
}

/** The last one that the demo's participant was at, so that its materials are still open to them. */
export function lastAttended(world: DemoWorld): DemoActivity | undefined {
  const participant = world.signIns.find(({ role }) => role === 'participant')?.person.id;
  const attended = new Set(
    world.enrolments
      .filter(
        ({ personId, status }) => personId === participant && ['attended', 'completed'].includes(status),
      )
      .map(({ activityId }) => activityId),
  );
  return world.activities
    .filter(({ id, daysSinceEnd }) => attended.has(id) && daysSinceEnd > 0)
    .sort((a, b) => a.daysSinceEnd - b.daysSinceEnd)[0];
}

async function writeWork(
  tx: EntityManager,
  world: DemoWorld,
  activity: DemoActivity,
  trainerId: string,
): Promise<void> {
  const participant = world.signIns.find(({ role }) => role === 'participant')?.person.id;
  const [assignment] = await new AssignmentRepository(tx).list(activity.id);
  const submissions = new SubmissionRepository(tx);
  const takers = world.enrolments.filter(
    ({ activityId, personId, status }) =>
      activityId === activity.id &&
      personId !== participant &&
      ['enrolled', 'attended', 'completed'].includes(status),
  );
  for (const [index, { state, body, comment }] of demoWork.entries()) {
    const taker = takers[index];
    if (!assignment || !taker) return;
    const { id } = await submissions.lockOwn(assignment.id, taker.id);
    await submissions.save(id, { body, fileIds: [] });
    if (state === 'draft') continue;
    await submissions.submit(id, false);
    const event = { submissionId: id, late: false };
    await submissions.recordEvent({ ...event, kind: 'submitted', body, personId: taker.personId });
    if (comment === null) continue;
    await submissions.mark(id, state);
    await submissions.recordEvent({ ...event, kind: state, body: comment, personId: trainerId });
  }
}
