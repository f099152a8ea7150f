/** One bucket in the window that is running, as this process knows it. */
interface Tally {
  endsAt: number;
  /** Counted here and not yet booked. */
  pending: number;
  /** What the row said when it was last written to, everybody's hits among them. */
  booked: number;
}
const most = 20_000;

/** Hits of wide limits, kept here until a block of them is booked at once; lost blocks are what the limit may be exceeded by. */
export class HitTally {
  private readonly tallies = new Map<string, Tally>();

  /** Counts one hit; `now` in milliseconds. */
  add(bucket: string, windowSeconds: number, now: number): Tally {
    const known = this.tallies.get(bucket);
    if (known && known.endsAt > now) {
      known.pending += 1;
      return known;
    }
    if (this.tallies.size >= most) this.forgetEnded(now);
    const windowMs = windowSeconds * 1000;
    const fresh = { endsAt: (Math.floor(now / windowMs) + 1) * windowMs, pending: 1, booked: 0 };
    this.tallies.set(bucket, fresh);
    return fresh;
  }

  /** A flood from everywhere must not fill the memory; whoever comes often is soon counted again. */
  private forgetEnded(now: number): void {
    for (const [bucket, { endsAt }] of this.tallies) if (endsAt <= now) this.tallies.delete(bucket);
    if (this.tallies.size >= most) this.tallies.clear();
  }
}
