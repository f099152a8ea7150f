/**
 * What somebody typed as an ILIKE pattern; their own % and _ count as characters. Null when nothing was typed.
 * @example searchPattern('50 %') // '%50 \\%%'
 */
export function searchPattern(search: string | null | undefined): string | null {
  const typed = search?.trim();
  return typed ? `%${typed.replace(/[\\%_]/g, '\\$&')}%` : null;
}
