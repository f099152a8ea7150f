import { doneBy, nobodysRows, type PersonalTable, withheld } from '../personal-table.js';

export const transfersColumns: readonly PersonalTable[] = [
  {
    table: 'transfer_row',
    rows: `(lower(t.cells->>'email') = (SELECT lower(p.email) FROM person p WHERE p.id = $1)
      OR t.cells->>'person_id' = $1::uuid::text)`,
    columns: {
      // What was handed in about several; it goes after a month, and at once for who is erased.
      cells: withheld('identity', 'row', 'month'),
      faults: withheld('technical', 'row', 'month'),
    },
  },
  { table: 'transfer', rows: nobodysRows, columns: { asked_by: doneBy, file_id: doneBy } },
];
