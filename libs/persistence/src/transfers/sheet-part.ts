/** A stretch of the staged lines of one sheet. */
export interface SheetPart {
  transferId: string;
  /** The part begins behind this line. */
  after: number;
  upTo: number;
}

/** Over the line `s`: $1 transfer, $2 after, $3 up to, $4 whether lines count that were found wrong already. */
export const inPart = `s.transfer_id = $1 AND s.line > $2 AND s.line <= $3 AND ($4::boolean OR s.faults = '[]')`;

export function partValues({ transferId, after, upTo }: SheetPart, withFaulty = false): unknown[] {
  return [transferId, after, upTo, withFaulty];
}

/** What a cell holds as an id, or null; a wrong one is told by the reader of the line. */
const uuidForm = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
export const organizationIdCell = `CASE WHEN s.cells->>'organization_id' ~ '${uuidForm}' THEN (s.cells->>'organization_id')::uuid END`;
export const personIdCell = `CASE WHEN s.cells->>'person_id' ~ '${uuidForm}' THEN (s.cells->>'person_id')::uuid END`;
