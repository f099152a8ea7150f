const openMs = 30_000;
const brokenInARow = 3;

/** Stops knocking at a relay that does not answer: one try every half minute until one succeeds. */
export class Breaker {
  private openUntil = 0;
  private probing = false;
  private broken = 0;

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

  /** Nobody answers at that address. */
  reportAway(): void {
    this.probing = false;
    this.openUntil = this.now() + openMs;
  }

  /** It greeted and then broke the line: one mail may be to blame, three in a row are not. */
  reportBroken(): void {
    this.broken += 1;
    if (this.isOpen || this.broken >= brokenInARow) this.reportAway();
  }

  reportThere(): void {
    this.probing = false;
    this.broken = 0;
    this.openUntil = 0;
  }

  get isOpen(): boolean {
    return this.openUntil > 0;
  }
}
