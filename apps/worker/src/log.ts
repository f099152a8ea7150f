type Write = (fields: Record<string, unknown>, message: string) => void;

/** The part of the logger the worker uses: ids and figures, never names, addresses or tokens. */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

/** A condition that lasts is worth one line, and one more every half minute with the count. */
export class RepeatedWarning {
  private lastAt = 0;
  private silenced = 0;

  constructor(
    private readonly log: Log,
    private readonly everyMs = 30_000,
  ) {}

  warn(fields: Record<string, unknown>, message: string): void {
    const now = performance.now();
    if (this.lastAt > 0 && now - this.lastAt < this.everyMs) {
      this.silenced += 1;
      return;
    }
    this.log.warn({ ...fields, silenced: this.silenced }, message);
    this.lastAt = now;
    this.silenced = 0;
  }
}
