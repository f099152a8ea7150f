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
  /** Constituent groups whose secretary the reader is; only approvals ask for them. */
  groups: string[];
}

export function noRows(): RowScope {
  return { everything: false, programmes: [], activities: [], organizations: [], countries: [], groups: [] };
}

export function everyRow(): RowScope {
  return { ...noRows(), everything: true };
}

/** Parameters 1 to 5 of every statement that holds a predicate over a scope: the order in which they stand above. */
export function rowScopeValues(scope: RowScope): [boolean, string[], string[], string[], string[]] {
  return [scope.everything, scope.programmes, scope.activities, scope.organizations, scope.countries];
}
