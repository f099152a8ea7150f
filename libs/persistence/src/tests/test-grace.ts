/** Seconds after the deadline of a test in which an answer on its way still counts. */
export const testGraceSeconds = 30;
