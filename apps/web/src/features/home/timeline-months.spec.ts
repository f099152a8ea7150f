import { cellOf, monthsFrom } from './timeline-months';

const row = {
  startsOn: '2026-11-23',
  endsOn: '2026-12-04',
  milestones: [
    { kind: 'deadline' as const, wave: null, on: '2026-10-31' },
    { kind: 'wave' as const, wave: 'ex_post' as const, on: '2027-06-01' },
  ],
};

it('walks over the end of a year', () => {
  expect(monthsFrom('2026-11', 3)).toEqual(['2026-11', '2026-12', '2027-01']);
});

it.each([
  ['2026-10', null, 1],
  ['2026-11', { from: '2026-11-23', to: '2026-11-30', begins: true, ends: false }, 0],
  ['2026-12', { from: '2026-12-01', to: '2026-12-04', begins: false, ends: true }, 0],
  ['2027-06', null, 1],
])('puts days and milestones into %s', (month, held, milestones) => {
  const cell = cellOf(row, month);
  expect(cell.held).toEqual(held);
  expect(cell.milestones).toHaveLength(milestones);
});
