import type { Answer, Json } from './golden-case.js';

/** `asked` is the expected part: some cases keep input of an edge case there, which only echoes back. */
export type Method = (input: unknown, params: unknown, asked: Json) => Answer;

/** A case file says what it holds; a wrong shape shows as a failed case. */
export const method =
  <I, P, A = unknown>(work: (input: I, params: P, asked: A) => Answer): Method =>
  (input, params, asked) =>
    work(input as I, params as P, asked as A);
