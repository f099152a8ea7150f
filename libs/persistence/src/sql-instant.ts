/** A column as an ISO instant with all its microseconds, which a JavaScript date would lose: keys of pages need them. */
export function sqlInstant(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
