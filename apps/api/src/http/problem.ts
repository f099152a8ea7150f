import { problemStatuses, type ProblemBody, type ProblemCode, type ProblemFault } from '@traccia/contracts';

export type ProblemParams = Record<string, string | number | null>;

/** What a request could not have; the filter turns it into `application/problem+json`. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    readonly faults: ProblemFault[] = [],
    /** Seconds after which another try makes sense. */
    readonly retryAfter: number | null = null,
  ) {
    super(code);
    this.status = problemStatuses[code];
  }
}

/** RFC 9457, with the message key and the faulty fields; no word of it comes from an error's text. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  return {
    type: `/problems/${problem.code}`,
    title: titleOf(problem.code),
    status: problem.status,
    code: problem.code,
    key: `problem.${problem.code}`,
    requestId,
    ...(problem.faults.length > 0 && { faults: problem.faults }),
    ...(Object.keys(problem.params).length > 0 && { params: problem.params }),
  };
}

/** `activity.not-open` → `Activity: not open`. */
function titleOf(code: ProblemCode): string {
  const [noun = '', what = ''] = code.split('.');
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${what.replaceAll('-', ' ')}`;
}
