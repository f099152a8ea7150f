/**
 * Which rows a door shows: everything, or the union of what the ids name. Ids are uuids as text, countries
 * two letters. Nothing in it: no rows.
 */
export interface RowScope {
  everything: boolean;
  programmes: string[];
  activities: string[];
  organizations: string[];
  countries: string[];
}

export function noRows(): RowScope {
  return { everything: false, programmes: [], activities: [], organizations: [], countries: [] };
}

export function everyRow(): RowScope {
  return { ...noRows(), everything: true };
}
