const openMs = 30_000;

/** Stops knocking at a relay that does not answer: one try every half minute until one succeeds. */
export class Breaker {
  private openUntil = 0;
  private probing = false;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** True when a mail may try; while broken, one caller at a time. */
  tryPass(): boolean {
    if (this.openUntil === 0) return true;
    if (this.probing || this.now() < this.openUntil) return false;
    this.probing = true;
    return true;
  }

  /** The pass was not used: there was nothing to send. */
  release(): void {
    this.probing = false;
  }

  reportAway(): void {
    this.probing = false;
    this.openUntil = this.now() + openMs;
  }

  reportThere(): void {
    this.probing = false;
    this.openUntil = 0;
  }

  get isOpen(): boolean {
    return this.openUntil > 0;
  }
}
