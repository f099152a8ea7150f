import type { Todo } from '@traccia/contracts';

export interface TodoGroups {
  now: Todo[];
  week: Todo[];
  later: Todo[];
  undated: Todo[];
}

const weekMs = 7 * 86_400_000;

/**
 * To-dos by how soon they are: late and today, the next seven days, later, without a date.
 *
 * @param todos in the order of the API, which is kept within each group
 * @param today the product's day, ISO 8601
 * @param dayOf the reader's calendar day of an instant
 */
export function groupTodos(
  todos: readonly Todo[],
  today: string,
  dayOf: (instant: string) => string,
): TodoGroups {
  const groups: TodoGroups = { now: [], week: [], later: [], undated: [] };
  const weekEnd = new Date(Date.parse(`${today}T00:00:00Z`) + weekMs).toISOString().slice(0, 10);
  for (const todo of todos) {
    const day = todo.day ?? (todo.at && dayOf(todo.at));
    if (todo.late || (day && day <= today)) groups.now.push(todo);
    else if (!day) groups.undated.push(todo);
    else groups[day <= weekEnd ? 'week' : 'later'].push(todo);
  }
  return groups;
}
