import { Injectable } from '@nestjs/common';
import { homeApi, type AnswerOf, type Todo } from '@traccia/contracts';
import {
  businessNow,
  ExpectedMailRepository,
  TodoRepository,
  type ActivityScope,
  type TodoEntry,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { rowScopeOf } from '../http/row-scope.js';
import { may, type PersonSubject } from '../http/subject.js';
import {
  approvingGroups,
  attendanceDuties,
  managingDuties,
  nominatingOrganizations,
  readingOfFigures,
  surveyDuties,
  travelDuties,
} from './home.policy.js';
import { presentHouseTodos, presentTodo } from './todo.presenter.js';

const most = 100;

/** What waits for somebody over all their roles: one statement a role, each with a bound, at most ten. */
@Injectable()
export class TodosService {
  constructor(private readonly db: DataSource) {}

  async list(subject: PersonSubject): Promise<AnswerOf<typeof homeApi.todos>> {
    const todos = new TodoRepository(this.db.manager);
    const groups = approvingGroups(subject);
    const organizations = nominatingOrganizations(subject);
    const [now, house, ...lists] = await Promise.all([
      businessNow(this.db),
      this.houseTodos(subject),
      todos.listOwn(subject.personId),
      within(attendanceDuties(subject), (scope) => todos.listAttendance(scope)),
      within(managingDuties(subject), (scope) => todos.listManaged(scope)),
      within(surveyDuties(subject), (scope) => todos.listWaves(scope)),
      within(surveyDuties(subject), (scope) => todos.listUnplanned(scope)),
      within(readingOfFigures(subject), (scope) => todos.listNewFigures(scope)),
      within(travelDuties(subject), (scope) => todos.listTravel(scope)),
      groups.length > 0 ? todos.listApprovals(groups) : [],
      organizations.length > 0 ? todos.listNominees(organizations) : [],
    ]);
    const all = [...house, ...lists.flat().map(presentTodo)].toSorted(byDate).slice(0, most);
    return { businessNow: now.toISOString(), todos: all };
  }

  /** Mail and queue are the whole centre's; who sees only a part is not alarmed by the rest. */
  private async houseTodos(subject: PersonSubject): Promise<Todo[]> {
    const doors = {
      messages: rowScopeOf(subject, 'messages.read').everything,
      queue: may(subject, 'queue.read'),
      people: may(subject, 'people.manage'),
      privacy: may(subject, 'privacy.manage'),
    };
    if (!Object.values(doors).includes(true)) return [];
    const [house, mail] = await Promise.all([
      new TodoRepository(this.db.manager).readHouse(),
      doors.messages ? new ExpectedMailRepository(this.db.manager).readUnaccounted() : null,
    ]);
    return presentHouseTodos({ ...house, unaccounted: mail?.unaccounted ?? 0 }, doors);
  }
}

async function within(
  scope: ActivityScope | null,
  list: (scope: ActivityScope) => Promise<TodoEntry[]>,
): Promise<TodoEntry[]> {
  return scope === null ? [] : list(scope);
}

/** Late ones first, then by date; what has no date comes last. */
function byDate(a: Todo, b: Todo): number {
  if (a.late !== b.late) return a.late ? -1 : 1;
  if (a.at === b.at) return 0;
  if (a.at === null || b.at === null) return a.at === null ? 1 : -1;
  return a.at < b.at ? -1 : 1;
}
