/** Mails a minute that one provider takes from us; of the provider who is not named, `default`. 0: as many as there are. */
export type DomainRates = Readonly<Record<string, number>>;

/** What stepped back looks again within the hour, so that a changed setting or a second worker is noticed. */
const longestStepMs = 60 * 60_000;

/**
 * A stream of its own for each recipient's provider. What is over the rate gets a place in the queue instead of being
 * tried again and again: the n-th mail that steps back comes when n mails of its provider have left.
 */
export class DomainPacer {
  private readonly streams = new Map<string, { free: number; promised: number }>();
  private share = 1;

  constructor(
    private readonly rates: DomainRates,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The living workers share a rate. */
  shareWith(workers: number): void {
    this.share = Math.max(1, workers);
  }

  /** Milliseconds after which to come again; 0 means: taken, go. */
  take(address: string): number {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    const perMinute = this.rates[domain] ?? this.rates['default'] ?? 0;
    if (perMinute <= 0) return 0;
    const everyMs = (60_000 / perMinute) * this.share;
    const now = this.now();
    const stream = this.streams.get(domain) ?? { free: now, promised: now };
    this.streams.set(domain, stream);
    if (stream.free <= now) {
      stream.free = now + everyMs;
      return 0;
    }
    stream.promised = Math.max(stream.promised, stream.free - everyMs) + everyMs;
    if (stream.promised - now > longestStepMs) stream.promised = now + longestStepMs;
    return Math.ceil(stream.promised - now);
  }
}
