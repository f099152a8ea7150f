import type { DataSource } from 'typeorm';
import type { Role } from '@traccia/contracts';
import type { Rule } from '../policy.js';
import type { CellRequest } from '../requests.js';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';

const authors: readonly Role[] = ['trainer', 'activity_manager', 'administrator'];
/** Whoever records attendance writes materials too: those who work in the activity or manage it. */
const authored = (meets?: readonly number[]): Rule => ({
  opens: authors,
  names: 'attendance to record',
  ...(meets && { meets }),
});
const own = (meets?: readonly number[]): Rule => ({
  opens: 'signed-in',
  names: 'own enrolment',
  ...(meets && { meets }),
});
const ofActivity = ({ activityId }: Side, body?: unknown): CellRequest => ({
  params: { id: activityId },
  body,
});
const planted =
  (name: string, body?: unknown) =>
  (side: Side): CellRequest => ({ params: { id: side.planted[name] ?? '' }, body });
const title = { en: 'Changed' };
const work = { body: 'My plan', fileIds: [], version: 0 };
const assignment = { title, instructions: {}, dueOn: null, requiredForCertificate: false };

export const materials: AccessOfNoun = {
  rules: {
    'materials.mine': own(),
    'materials.read': own(),
    'materials.progress': own(),
    'materials.outline': authored(),
    'materials.preview': authored(),
    'materials.create-module': authored(),
    'materials.update-module': authored([412]),
    'materials.move-module': authored(),
    'materials.delete-module': authored(),
    'materials.create-page': authored(),
    'materials.get-page': authored(),
    'materials.save-page': authored([412]),
    'materials.move-page': authored(),
    'materials.delete-page': authored(),
    'assignments.mine': own(),
    'assignments.save': own([412]),
    'assignments.submit': own([412]),
    'assignments.list': authored(),
    'assignments.create': authored(),
    'assignments.update': authored([412]),
    'assignments.remove': authored(),
    'assignments.submissions': authored(),
    'assignments.mark': authored([409]),
  },
  requests: {
    'materials.mine': (side) => ofActivity(side),
    'materials.read': planted('pageId'),
    'materials.progress': planted('pageId', { done: true }),
    'materials.outline': (side) => ofActivity(side),
    'materials.preview': (side) => ofActivity(side, { markdown: '# Aim' }),
    'materials.create-module': (side) => ofActivity(side, { title, visibleFromDays: null }),
    'materials.update-module': planted('moduleId', { title, visibleFromDays: null, version: 1 }),
    'materials.move-module': planted('moduleId', { direction: 'up' }),
    'materials.delete-module': planted('moduleId', { deleted: false }),
    'materials.create-page': planted('moduleId', { title }),
    'materials.get-page': planted('pageId'),
    'materials.save-page': planted('pageId', { title, body: { en: 'Text' }, version: 1 }),
    'materials.move-page': planted('pageId', { direction: 'down' }),
    'materials.delete-page': planted('pageId', { deleted: false }),
    'assignments.mine': planted('openAssignmentId'),
    'assignments.save': planted('openAssignmentId', work),
    'assignments.submit': planted('openAssignmentId', work),
    'assignments.list': (side) => ofActivity(side),
    'assignments.create': (side) => ofActivity(side, assignment),
    'assignments.update': planted('assignmentId', { ...assignment, version: 1 }),
    'assignments.remove': planted('assignmentId', { deleted: false }),
    'assignments.submissions': planted('assignmentId'),
    'assignments.mark': planted('submissionId', { result: 'passed', comment: 'Good', version: 1 }),
  },
  plant: async (owner, side) => {
    const moduleId = await insert(
      owner,
      `INSERT INTO material_module (activity_id, position, title) VALUES ($1, 1, '{"en":"Module"}') RETURNING id`,
      [side.activityId],
    );
    const pageId = await insert(
      owner,
      `INSERT INTO material_page (module_id, position, title, body)
       VALUES ($1, 1, '{"en":"Page"}', '{"en":"Words"}') RETURNING id`,
      [moduleId],
    );
    const setAssignment = `INSERT INTO assignment (activity_id, title) VALUES ($1, '{"en":"Plan"}') RETURNING id`;
    const assignmentId = await insert(owner, setAssignment, [side.activityId]);
    const openAssignmentId = await insert(owner, setAssignment, [side.activityId]);
    const submissionId = await insert(
      owner,
      `INSERT INTO submission (assignment_id, enrolment_id, state, body, submitted_at, version)
       VALUES ($1, $2, 'submitted', 'Work', clock_timestamp(), 1) RETURNING id`,
      [assignmentId, side.enrolmentId],
    );
    return { moduleId, pageId, assignmentId, openAssignmentId, submissionId };
  },
};

async function insert(owner: DataSource, sql: string, values: unknown[]): Promise<string> {
  const [row]: { id: string }[] = await owner.query(sql, values);
  return row?.id ?? '';
}
