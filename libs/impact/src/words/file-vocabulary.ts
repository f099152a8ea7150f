import type { OwnColumn } from './figure-columns.js';

export type Lookup = Readonly<Record<string, string>>;

/** What is said of the whole file, beside its figures. */
export interface FigureFileWords {
  sheets: { figures: string; about: string; columns: string };
  columnHead: { column: string; meaning: string };
  centre: string;
  edition: string;
  title: string;
  note: string;
  withdrawn: string;
  scope: string;
  level: string;
  waveKind: string;
  view: string;
  wholeRun: string;
  invited: string;
  responded: string;
  run: string;
  computed: string;
  business: string;
  method: string;
  policy: string;
  threshold: string;
  breakdownFrom: string;
  waves: string;
  leftOut: string;
  frameHash: string;
  inputHash: string;
  figuresHash: string;
  seed: string;
  reason: string;
  notShown: string;
  covers: string;
  caveat: string;
  protection: string;
  protectionText: string;
  cite: string;
  use: string;
  useText: string;
}

/** Pieces of the sentence by which figures are cited; braces hold what is put in. */
export interface CitationWords {
  edition: string;
  run: string;
  method: string;
  computed: string;
  answered: string;
  answeredOnly: string;
  notShown: string;
  rate: string;
  withdrawn: string;
}

/** What a file of figures says beside the codes of the figures themselves, in one language. */
export interface FileWords {
  everybody: string;
  group: Lookup;
  sex: Lookup;
  region: Lookup;
  timing: Lookup;
  waveKind: Lookup;
  scope: Lookup;
  /** For a reason that has no words yet; `{reason}` is its code. */
  otherReason: string;
  runReason: Lookup;
  /** Columns that the figures of a run do not have. */
  column: Readonly<Record<OwnColumn, string>>;
  file: FigureFileWords;
  citation: CitationWords;
}
