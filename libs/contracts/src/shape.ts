/**
 * Reads what the server answers where every kilobyte counts: a shape takes a value of any kind, gives it back as what it
 * is to be, without whatever else it holds, or throws. The whole contracts are written in zod; this is for the answer
 * page only.
 */
export interface Shape<T> {
  parse: (value: unknown) => T;
  /** The pieces of an object. */
  shape?: Record<string, Shape<unknown>>;
}
export type ReadOf<S> = S extends Shape<infer T> ? T : never;

const shapeOf = <T>(parse: (value: unknown) => T): Shape<T> => ({ parse });
const fail = (): never => {
  throw new TypeError('not of this shape');
};
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const string = shapeOf((value) => (typeof value === 'string' ? value : fail()));
export const number = shapeOf((value) => (typeof value === 'number' ? value : fail()));
export const boolean = shapeOf((value) => (typeof value === 'boolean' ? value : fail()));
export const unknown = shapeOf((value) => value);

export function oneOf<const T extends string>(...words: T[]): Shape<T> {
  return shapeOf((value) => words.find((word) => word === value) ?? fail());
}
export function nullable<T>({ parse }: Shape<T>): Shape<T | null> {
  return shapeOf((value) => (value === null ? null : parse(value)));
}
export function optional<T>({ parse }: Shape<T>): Shape<T | undefined> {
  return shapeOf((value) => (value === undefined ? undefined : parse(value)));
}
export function list<T>({ parse }: Shape<T>): Shape<T[]> {
  return shapeOf((value) => (Array.isArray(value) ? value.map((entry) => parse(entry)) : fail()));
}
/** Any names, one shape of value. */
export function record<T>({ parse }: Shape<T>): Shape<Record<string, T>> {
  return shapeOf((value) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, parse(entry)]))
      : fail(),
  );
}
/** The first shape that fits. */
export function either<S extends Shape<unknown>[]>(...shapes: S): Shape<ReadOf<S[number]>> {
  return shapeOf((value) => {
    for (const { parse } of shapes)
      try {
        return parse(value) as ReadOf<S[number]>;
      } catch {
        continue;
      }
    return fail();
  });
}

type Fields = Record<string, Shape<unknown>>;
type OptionalName<F extends Fields> = { [K in keyof F]: undefined extends ReadOf<F[K]> ? K : never }[keyof F];
type Read<F extends Fields> = { [K in Exclude<keyof F, OptionalName<F>>]: ReadOf<F[K]> } & {
  [K in OptionalName<F>]?: ReadOf<F[K]>;
};

/** Exactly these names; what else the value holds is left out. */
export function object<F extends Fields>(
  shape: F,
): Shape<{ [K in keyof Read<F>]: Read<F>[K] }> & { shape: F } {
  const parse = (value: unknown) => {
    if (!isObject(value)) return fail();
    const entries = Object.entries(shape).map(([name, piece]) => [name, piece.parse(value[name])] as const);
    return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
  };
  return { shape, parse: parse as Shape<{ [K in keyof Read<F>]: Read<F>[K] }>['parse'] };
}
