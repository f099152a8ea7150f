import { doneBy, type PersonalTable, withheld } from '../personal-table.js';

export const transfersColumns: readonly PersonalTable[] = [
  {
    table: 'transfer_row',
    rows: `(lower(t.cells->>'email') = (SELECT lower(p.email) FROM person p WHERE p.id = $1)
      OR t.cells->>'person_id' = $1::uuid::text)`,
    columns: {
      transfer_id: withheld('technical', 'row', 'month'),
      // What was handed in about several; it goes after a month, and at once for who is erased.
      cells: withheld('identity', 'row', 'month'),
      answers: withheld('answers', 'row', 'month'),
      faults: withheld('technical', 'row', 'month'),
    },
  },
  {
    table: 'transfer',
    // Somebody may have searched for the name or the address before taking the list home.
    rows: `(t.filter->>'search' IS NOT NULL AND EXISTS (SELECT 1 FROM person p WHERE p.id = $1
      AND position(lower(t.filter->>'search') IN lower(concat_ws(' ', p.given_name, p.family_name, p.email))) > 0))`,
    columns: {
      asked_by: doneBy,
      file_id: doneBy,
      filter: withheld('identity', { put: `t.filter - 'search'` }, 'month'),
    },
  },
];
