import type { ActivityFigure } from './activity-figure.js';

/** Complete: at least 80 % of the shown required items answered; partial: 50–79 %; less is a break-off. */
export type CompletenessState = 'complete' | 'partial' | 'break_off';

/** Somebody who was eligible when the wave opened; the frame is frozen then. */
export interface FrameRow {
  subjectId: string;
  /** null = not known; shown under the group code `unknown`. */
  constituentGroup: string | null;
  sex: string | null;
  /** Region of the person's country; absent or null = not known. */
  region?: string | null;
  /** The wave of the pool that the person belongs to; only read with `waves`. */
  waveId?: string;
}

/** Exactly as stored: choice codes, a number, or the reason for having no answer. */
export type ItemAnswer =
  | { codes: readonly string[] }
  | { number: number }
  | { text: string }
  | { date: string }
  | { missing: string };

/** One response; several responses of one subject count once, the first in the list. */
export interface ResponseRow {
  /** null where no frame exists, and where the answer leads to nobody: of an anonymous wave, or with its link cut. */
  subjectId: string | null;
  completeness: CompletenessState;
  /** Item code → answer; an item without an answer is absent. */
  answers: Readonly<Record<string, ItemAnswer>>;
  /** Points of a knowledge test, 0–100; absent or null when nothing was scored. */
  testScore?: number | null;
  /** Before the first reminder, after the last, or between them; absent or null where there was no reminder. */
  timing?: 'early' | 'between' | 'late' | null;
  /** Only read without a subject: what the person states, where nobody else knows the group. */
  constituentGroup?: string | null;
  sex?: string | null;
  /** The wave of the pool that it was given in; only read with `waves`. */
  waveId?: string;
}

/** One wave of a pool. */
export interface PooledWave {
  id: string;
  /** The scopes with figures of their own between the pool and the wave, from the outermost to the innermost. */
  within: readonly string[];
}

/** One question as the figures need it. */
export interface ItemDefinition {
  code: string;
  /** single, yes_no, multiple, likert, rating_0_10, number; any other type gives no figures. */
  type: string;
  /** `application_rate` and `net_promoter_score` have figures of their own; any other tag changes nothing. */
  metric: string | null;
  /** All choice codes in the order shown; for a Likert item from the lowest to the highest. */
  answerCodes: readonly string[];
  /** Those of them that are reasons for having no answer. */
  missingCodes?: readonly string[];
  /** Codes that count as applied when `metric` is `application_rate`; `yes` and `partly` if absent. */
  appliedCodes?: readonly string[];
  /** Sensitive items are published only for groups of ten and more. */
  sensitive?: boolean;
}

/** All figures of one group about one thing: an item, or a metric of the whole form (`itemCode` null). */
export type FigurePlace = Pick<ActivityFigure, 'metric' | 'itemCode' | 'dimension' | 'groupCode'>;

/** An earlier edition of a pool: the waves that it was made of, and the figures with a number in it. */
export interface PoolEdition {
  waveIds: readonly string[];
  shown: readonly FigurePlace[];
}

/** One response on one side of a pair of waves, in the order in which they were given. */
export interface PairSideRow {
  /** The same on both sides; null where the answer leads to nobody, who is never paired. */
  person: string | null;
  completeness: CompletenessState;
  /** Points of a test from 0 to 100, or 1 and 0 for used and not used; null = no value. */
  value: number | null;
}

/** Two closed waves of one activity that ask the same people, or a person and their supervisor. */
export interface PairsInput {
  /** `tests`: before and after. `supervisors`: what participants say, and what their supervisors say of them. */
  kind: 'tests' | 'supervisors';
  before: readonly PairSideRow[];
  /** The side of the wave whose run carries the figures. */
  after: readonly PairSideRow[];
  /** Points by which a test must be better to count as learned; 0 if absent: any rise. */
  rise?: number;
}

/** All that `computeActivityFigures` reads: plain arrays, no clock, no database. */
export interface ActivityFiguresInput {
  /** `none`: no invited list exists, so counts and distributions only. */
  frameKind: 'roster' | 'none';
  /** Empty when `frameKind` is `none`. */
  frame: readonly FrameRow[];
  responses: readonly ResponseRow[];
  /** The waves of a pool, whose own figures are shown too; absent for a single wave. */
  waves?: readonly PooledWave[];
  items: readonly ItemDefinition[];
  /** The same people in an earlier wave, or their supervisors; only of a single wave. */
  pairs?: PairsInput;
  /** Smallest group that is published; raised to 5 when less is asked. */
  k: number;
  /** Answers from which a scope is broken down by group and sex; 50 if absent. */
  breakdownFrom?: number;
  /** What readers have seen of a pool before waves joined it: no difference may give a small group away. */
  editions?: readonly PoolEdition[];
  /** Confidence as a proportion; 0.95 if absent. */
  level?: number;
}
