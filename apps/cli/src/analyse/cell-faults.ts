interface Known {
  count: number;
  firstLine: number;
}

/** Beyond this many different faults a file is of another kind than the plan thinks; the rest is only counted. */
const mostKept = 200;

/** What is wrong with the cells of one file: equal faults are one sentence with a count. */
export class CellFaults {
  private readonly known = new Map<string, Known>();
  private further = 0;

  constructor(private readonly file: string) {}

  /** Returns null, so that a reader can `return faults.at(…)`. */
  at(column: string, line: number, value: string, reason: string): null {
    return this.note(line, `column ${JSON.stringify(column)}: ${JSON.stringify(cut(value))} ${reason}`);
  }

  /** A fault of a whole row. */
  row(line: number, reason: string): null {
    return this.note(line, reason);
  }

  private note(line: number, sentence: string): null {
    const same = this.known.get(sentence);
    if (same) same.count += 1;
    else if (this.known.size < mostKept) this.known.set(sentence, { count: 1, firstLine: line });
    else this.further += 1;
    return null;
  }

  /** One sentence a fault, with how many rows have it and the line of the first. */
  sentences(): string[] {
    const all = [...this.known].map(([sentence, { count, firstLine }]) =>
      count === 1
        ? `${this.file} line ${firstLine}: ${sentence}`
        : `${this.file}: ${sentence} (${count} rows, the first is line ${firstLine})`,
    );
    return this.further > 0 ? [...all, `${this.file}: and ${this.further} further faults`] : all;
  }
}

const cut = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
