import { doneBy, nobodysRows, type PersonalTable } from '../personal-table.js';

/** A citation lasts, and so does who froze it; after an erasure that is somebody without a name. */
export const editionsColumns: readonly PersonalTable[] = [
  { table: 'figure_edition', rows: nobodysRows, columns: { frozen_by: doneBy } },
  { table: 'figure_edition_withdrawal', rows: nobodysRows, columns: { withdrawn_by: doneBy } },
];
