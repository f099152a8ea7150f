/** One line of the benchmark: our product against the least a server can do for the same request. */
export interface BenchRow {
  name: string;
  unit: string;
  ours: number;
  floor: number;
  /** ours / floor; for requests per second, 1 is the floor itself. */
  ratio: number;
  /** SQL statements of one request of ours, transaction brackets included; null where no request is measured. */
  statements: number | null;
  note: string;
}

export interface Place {
  /** Address of the product and of the floor, without trailing slash. */
  ours: string;
  floor: string;
  databaseUrl: string;
  /** What the product was started with. */
  env: Record<string, string>;
  postgres: string;
}

export interface BenchRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: string;
  /** Session of the person who asks. */
  cookie?: string;
}

/** A row prepares its data once and then names one request after another for each side. */
export interface BenchCase {
  name: string;
  /** Requests of one round and side. */
  amount: number;
  /** Requests under way at once; 10 when absent. */
  connections?: number;
  /** What else is to be known of the figure. */
  remark?: string;
  prepare: (place: Place, requestsNeeded: number) => Promise<{ ours: NextRequest; floor: NextRequest }>;
}
export type NextRequest = () => BenchRequest;

/** A row that is no request: it measures both sides itself, in turns. */
export interface MeasuredCase {
  name: string;
  measure: (place: Place) => Promise<BenchRow>;
}

/** The same for a row that needs neither product nor database; with such rows only, none is started. */
export interface LoneCase {
  name: string;
  compute: () => Promise<BenchRow>;
}
