/** Token bucket: an even stream also after a long silence; at most one second's worth may leave at once. */
export class MailRate {
  private tokens = 1;
  private filledAt: number;
  private perMs: number;

  constructor(
    mailsPerMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.perMs = mailsPerMinute / 60_000;
    this.filledAt = this.now();
  }

  change(mailsPerMinute: number): void {
    this.refill();
    this.perMs = mailsPerMinute / 60_000;
  }

  /** Milliseconds to wait before the next mail; 0 means: taken, go. */
  take(): number {
    this.refill();
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    return Math.ceil((1 - this.tokens) / this.perMs);
  }

  giveBack(): void {
    this.tokens += 1;
  }

  private refill(): void {
    const now = this.now();
    this.tokens = Math.min(Math.max(1, this.perMs * 1000), this.tokens + (now - this.filledAt) * this.perMs);
    this.filledAt = now;
  }
}
