/** What a file may hold; a questionnaire that people answer is far below each of these. */
export const conversionLimits = {
  bytes: 10_000_000,
  unpackedBytes: 50_000_000,
  /** Lines of a sheet, rows of a table, questions of a file. */
  rows: 5_000,
  /** Levels of nesting in JSON, XML and expressions. */
  depth: 40,
  expressionLength: 4_000,
  reportLines: 10_000,
} as const;
