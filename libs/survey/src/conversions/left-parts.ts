import { type ConversionReason, FileRefused, type ReportLine } from './conversion.js';

const longest = 200;
/** Different settings of one form, and names said of each. */
const mostParts = 2_000;
const mostNames = 1_000;
const shortened = (name: string) => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

/** Names one after the other, in as many lines as they take. */
function inLines(heading: string, names: readonly string[]): string[] {
  if (names.length === 0) return [heading];
  const lines: string[] = [];
  let line = `${heading}: ${names[0]}`;
  for (const name of names.slice(1)) {
    if (line.length + name.length + 2 > longest) {
      lines.push(line);
      line = `${heading}: ${name}`;
    } else line += `, ${name}`;
  }
  return [...lines, line];
}

interface LeftPart {
  place: string;
  part: string;
  why: ConversionReason;
  owners: Set<string>;
}

/**
 * Settings, columns and attributes that are not carried over, each with the questions that had it: one look that
 * forty questions share is one line with forty names, so that the report stays one that people read.
 */
export class LeftParts {
  private readonly found = new Map<string, LeftPart>();

  /**
   * @param place where parts of this kind stand
   * @param part  its name in the file
   * @param owner the question, choice or page that has it; nothing for a part of the form as a whole
   */
  note(place: string, part: string, owner: string, why: ConversionReason): void {
    const key = `${place}\n${part}\n${why}`;
    const known = this.found.get(key) ?? { place, part, why, owners: new Set<string>() };
    this.found.set(key, known);
    if (this.found.size > mostParts) throw new FileRefused('too-many-rows');
    if (owner) known.owners.add(shortened(owner));
  }

  /**
   * @param most lines that there is room for; with more names than that, some are counted
   */
  lines(most: number): ReportLine[] {
    const whole = this.linesOf(mostNames);
    // A name of eighty signs: two of them fit a line.
    return whole.length <= most ? whole : this.linesOf(Math.floor((most / this.found.size - 1) * 2));
  }

  private linesOf(most: number): ReportLine[] {
    return [...this.found.values()].flatMap(({ place, part, why, owners }) => {
      const named = [...owners].slice(0, Math.max(1, most));
      const rest = owners.size - named.length;
      const names = rest > 0 ? [...named, `… +${rest}`] : named;
      return inLines(shortened(part), names).map((what): ReportLine => ({
        place,
        what,
        action: 'left_out',
        why,
      }));
    });
  }
}
