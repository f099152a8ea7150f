import { base as anyLocale, en, Faker, fakerIT } from '@faker-js/faker';

/**
 * A seeded source of chance: the same seed gives the same world. What is added to the demo later draws from a
 * source of its own, so that the figures that hold for the rest stay as they are.
 */
export class Chance {
  private readonly source: Faker;

  constructor(readonly seed: number) {
    this.source = new Faker({ locale: [en, anyLocale], seed });
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.source.number.float({ min: 0, max: 1, fractionDigits: 15 });
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  whole(min: number, max: number): number {
    return this.source.number.int({ min, max });
  }

  pick<T>(items: readonly T[]): T {
    return this.source.helpers.arrayElement(items as T[]);
  }

  shuffled<T>(items: readonly T[]): T[] {
    return this.source.helpers.shuffle([...items]);
  }

  /** Box–Muller. */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** A point of a scale from 1 to `top`. */
  scale(mean: number, deviation: number, top = 5): number {
    return Math.min(top, Math.max(1, Math.round(this.normal(mean, deviation))));
  }

  /** A UUID of version 4. */
  id(): string {
    const hex = this.bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** Four at a draw; `length` is a multiple of four. */
  bytes(length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at += 4) bytes.writeUInt32BE(this.whole(0, 0xffff_ffff), at);
    return bytes;
  }

  readonly italian = fakerIT;

  /** Names in the letters of the locale, drawn with this world's seed. */
  namesOf(locale: Faker): Faker {
    locale.seed(this.whole(1, 2_000_000_000));
    return locale;
  }
}
