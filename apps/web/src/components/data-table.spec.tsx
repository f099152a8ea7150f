import { cleanup, render, screen, within } from '@testing-library/react';
import { DataTable } from './data-table';

afterEach(cleanup);
const rows = [
  { id: '1', name: 'Standards', places: 12 },
  { id: '2', name: 'Inspection', places: 0 },
];
const columns = [
  { key: 'name', header: 'Activity', cell: (row: (typeof rows)[0]) => row.name },
  { key: 'places', header: 'Places', cell: (row: (typeof rows)[0]) => row.places, numeric: true },
];

it('is a real table: caption, column heads, a row head in each row', () => {
  render(<DataTable caption="Activities" columns={columns} rows={rows} rowKey={(row) => row.id} />);
  const table = screen.getByRole('table', { name: 'Activities' });
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['Activity', 'Places']);
  const row = within(table).getByRole('row', { name: /Inspection/ });
  expect(within(row).getByRole('rowheader').textContent).toBe('Inspection');
  const places = within(row).getByRole('cell');
  expect(places.textContent).toBe('0');
  expect(places.className).toBe('numeric');
});

it('carries the head of each cell for the list it becomes on a phone', () => {
  render(<DataTable caption="Activities" columns={columns} rows={rows} rowKey={(row) => row.id} />);
  expect(screen.getAllByRole('cell').map((cell) => cell.getAttribute('data-label'))).toEqual([
    'Places',
    'Places',
  ]);
});
