import type { Todo } from '@traccia/contracts';
import { groupTodos } from './todo-groups';

const todo = (at: string | null, late = false): Todo => ({
  kind: 'enrolment.starts',
  at,
  late,
  link: '/',
  params: {},
  timeZone: null,
  day: null,
});
const dayOf = (instant: string) => instant.slice(0, 10);

it('puts late and today first, then the week, then the rest', () => {
  const late = todo('2026-05-12T00:00:00Z', true);
  const today = todo('2026-05-14T14:00:00Z');
  const week = todo('2026-05-21T09:00:00Z');
  const later = todo('2026-05-22T09:00:00Z');
  const undated = todo(null);
  expect(groupTodos([late, today, week, later, undated], '2026-05-14', dayOf)).toEqual({
    now: [late, today],
    week: [week],
    later: [later],
    undated: [undated],
  });
});

it('keeps what is late without a date among the first', () => {
  const late = todo(null, true);
  expect(groupTodos([late], '2026-05-14', dayOf).now).toEqual([late]);
});

it('goes by the day at the venue where it is given', () => {
  const starts = { ...todo('2026-05-13T22:00:00Z'), day: '2026-05-14' };
  expect(groupTodos([starts], '2026-05-13', dayOf)).toMatchObject({ now: [], week: [starts] });
});
