import type { Conversion, ReportLine } from './conversion.js';

/** Each part of a file, taken out of it by itself: nothing may be the same as before but what says nothing. */
export interface Part<File> {
  name: string;
  /** The question, choice list or page it belongs to; empty for the form as a whole. */
  owner: string;
  without: File;
}

export const saidIn = (report: readonly ReportLine[]) =>
  report
    .filter(({ action }) => action !== 'converted')
    .map(({ place, what, why }) => `${place}|${what}|${why}`);

const onlyIn = (lines: readonly string[], others: readonly string[]) =>
  lines.filter((line) => !others.includes(line));

/** Parts whose absence changes neither the draft nor the report, and parts whose line does not name who had them. */
export async function silentParts<File>(
  file: File,
  parts: readonly Part<File>[],
  convert: (file: File) => Conversion | Promise<Conversion>,
): Promise<string[]> {
  const whole = await convert(file);
  if ('fault' in whole) throw new Error(whole.fault);
  const silent: string[] = [];
  for (const { name, owner, without } of parts) {
    const rest = await convert(without);
    if ('fault' in rest) continue;
    if (JSON.stringify(rest.definition) !== JSON.stringify(whole.definition)) continue;
    const lines = onlyIn(saidIn(whole.report), saidIn(rest.report));
    const isSilent = lines.length === 0 && onlyIn(saidIn(rest.report), saidIn(whole.report)).length === 0;
    if (isSilent) silent.push(`${owner}.${name}`);
    else if (lines.length > 0 && !lines.some((line) => line.includes(owner)))
      silent.push(`${owner}.${name}: ${lines[0]}`);
  }
  return silent;
}
