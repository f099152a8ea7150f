import type { ReadCounts } from './build-analysis.js';

/** What figures can be traced by: no clock, no names of files, so that equal input gives equal output. */
export interface AnalysisFacts {
  title: string;
  source: string | null;
  methodVersion: string;
  plan: { version: number; sha256: string };
  answers: { sha256: string };
  /** null without a frame of its own file. */
  frame: { sha256: string } | null;
  k: number;
  breakdownFrom: number;
  level: number;
  counts: ReadCounts;
}
