/** A case in the form in which the engine is accepted: figures of R with 15 digits. */
export interface GoldenCase {
  name: string;
  method: string;
  source: string;
  input: Record<string, unknown>;
  params: Record<string, unknown>;
  expected: Json;
  tolerance: Tolerance;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Tolerance {
  rel: number;
  abs: number;
  /** Another `rel` for single keys, named by their path without indexes. */
  override?: Record<string, number>;
}

export interface Difference {
  key: string;
  got: unknown;
  expected: Json;
}

/** What a method answers; keys that the case does not ask for are ignored. */
export type Answer = { [key: string]: unknown };
