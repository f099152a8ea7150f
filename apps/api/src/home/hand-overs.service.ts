import { Injectable } from '@nestjs/common';
import { handOversApi, type AnswerOf, type BodyOf, type BulkResult } from '@traccia/contracts';
import {
  ActivityStaffRepository,
  type ActivityToHandOver,
  DeputyshipRepository,
  HandOverRepository,
  inTransaction,
  publish,
  RoleAssignmentRepository,
  TodoRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { activitiesToHandOver, onlyThese } from './home.policy.js';
import { presentTodo } from './todo.presenter.js';

const mostTodos = 200;

/** Another person becomes responsible for activities, and able to do what that asks. */
@Injectable()
export class HandOversService {
  constructor(private readonly db: DataSource) {}

  /** Five statements, however many activities. */
  async tasks(
    subject: PersonSubject,
    { activityIds }: BodyOf<typeof handOversApi.tasks>,
  ): Promise<AnswerOf<typeof handOversApi.tasks>> {
    const todos = new TodoRepository(this.db.manager);
    const scope = onlyThese(await this.within(subject, activityIds));
    const [colleagues, ...lists] = await Promise.all([
      new DeputyshipRepository(this.db.manager).listColleagues(),
      todos.listManaged(scope),
      todos.listAttendance(scope),
      todos.listWaves(scope),
    ]);
    return { todos: lists.flat().map(presentTodo).slice(0, mostTodos), colleagues };
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof handOversApi.create>,
    requestId: string,
  ): Promise<AnswerOf<typeof handOversApi.create>> {
    return inTransaction(this.db, async (tx) => {
      const { toPersonId } = body;
      const handOvers = new HandOverRepository(tx);
      const scope = activitiesToHandOver(subject);
      const found = await handOvers.lockMany(scope, body.activityIds, toPersonId);
      if (found.length === 0) throw new Problem('request.not-found');
      if (!(await new DeputyshipRepository(tx).isColleague(toPersonId)))
        throw new Problem('request.invalid', {}, [{ field: 'body.toPersonId', key: 'fault.not-a-manager' }]);
      const passed = found.filter((activity) => !belongsTo(activity, toPersonId));
      if (passed.length > 0) {
        const ids = passed.map(({ id }) => id);
        const lacking = passed.filter(({ managed }) => !managed).map(({ id }) => id);
        const handOver = { toPersonId, handedBy: subject.personId, note: body.note || null };
        const handOverId = await handOvers.insert(handOver, passed);
        const to = { personId: toPersonId, lacking, grantedBy: subject.personId };
        await new RoleAssignmentRepository(tx).passOn(ids, to);
        await new ActivityStaffRepository(tx).handOver(ids, toPersonId);
        await publish(tx, 'activities.handed-over', { handOverId }, requestId);
        for (const { id, managerIds } of passed)
          await recordAct(tx, subject, {
            act: 'activity.handed-over',
            subjectType: 'activity',
            subjectId: id,
            requestId,
            detail: { from: managerIds.join(' '), to: toPersonId, granted: lacking.includes(id) },
          });
      }
      return { results: body.activityIds.map((id) => resultOf(id, found, passed)) };
    });
  }

  private async within(subject: PersonSubject, activityIds: readonly string[]): Promise<string[]> {
    const found = await new HandOverRepository(this.db.manager).listInScope(
      activitiesToHandOver(subject),
      activityIds,
    );
    if (found.length === 0) throw new Problem('request.not-found');
    return found;
  }
}

/** Alone responsible for it already. */
function belongsTo({ managerIds }: ActivityToHandOver, personId: string): boolean {
  return managerIds.length === 1 && managerIds[0] === personId;
}

function resultOf(
  activityId: string,
  found: readonly ActivityToHandOver[],
  passed: readonly ActivityToHandOver[],
): BulkResult {
  const isIt = ({ id }: ActivityToHandOver) => id === activityId;
  if (passed.some(isIt)) return { activityId, problem: null };
  return { activityId, problem: found.some(isIt) ? 'hand-over.already' : 'request.not-found' };
}
