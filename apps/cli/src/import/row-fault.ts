/** One cell that cannot be taken, so that a person can find and mend it. */
export interface RowFault {
  file: string;
  line: number;
  column: string;
  value: string;
  reason: string;
}

/** Collects faults of one row; `at` returns null so that a reader can `return faults.at(…)`. */
export class RowFaults {
  readonly list: RowFault[] = [];
  constructor(
    private readonly file: string,
    private readonly line: number,
  ) {}

  at(column: string, value: string, reason: string): null {
    this.list.push({ file: this.file, line: this.line, column, value, reason });
    return null;
  }
}

export function formatFault(fault: RowFault): string {
  return `${fault.file} line ${fault.line}, column ${fault.column}, value ${JSON.stringify(fault.value.slice(0, 80))}: ${fault.reason}`;
}
