import { type Faker, fakerEN as base, fakerIT } from '@faker-js/faker';

/** One seeded source of chance for the whole demo world: the same seed gives the same world. */
export class Chance {
  constructor(readonly seed: number) {
    base.seed(seed);
  }

  /** Uniform in [0, 1). */
  next(): number {
    return base.number.float({ min: 0, max: 1, fractionDigits: 15 });
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  whole(min: number, max: number): number {
    return base.number.int({ min, max });
  }

  pick<T>(items: readonly T[]): T {
    return base.helpers.arrayElement(items as T[]);
  }

  shuffled<T>(items: readonly T[]): T[] {
    return base.helpers.shuffle([...items]);
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

  id(): string {
    return base.string.uuid();
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.whole(0, 255)));
  }

  readonly italian = fakerIT;

  /** Names in the letters of the locale, drawn with this world's seed. */
  namesOf(locale: Faker): Faker {
    locale.seed(this.whole(1, 2_000_000_000));
    return locale;
  }
}
