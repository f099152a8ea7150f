import type { ProblemFault } from '@traccia/contracts';
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** One fault for each thing a schema found, with a message key instead of zod's English. */
export function faultsOf(part: string, error: z.ZodError): ProblemFault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(part, issue));
}

function faultsOfIssue(part: string, issue: Issue): ProblemFault[] {
  const field = [part, ...issue.path.map(String)].join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: `${field}.${key}`.slice(0, 200), key: 'fault.unknown-field' }));
  return [{ field, ...wordOf(issue) }];
}

function wordOf(issue: Issue): { key: string; params?: Record<string, string | number> } {
  switch (issue.code) {
    case 'invalid_type':
      return {
        key: issue.input === undefined ? 'fault.required' : 'fault.type',
        params: { expected: issue.expected },
      };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return {
        key: issue.origin === 'string' || issue.origin === 'array' ? 'fault.too-long' : 'fault.max',
        params: { max: Number(issue.maximum) },
      };
    case 'invalid_value':
      return { key: 'fault.choice', params: { choices: issue.values.map(String).join(', ').slice(0, 300) } };
    case 'invalid_format':
      return {
        key: issue.format === 'email' ? 'fault.email' : 'fault.format',
        params: { format: issue.format },
      };
    default:
      return { key: 'fault.invalid' };
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>) {
  const min = Number(issue.minimum);
  if (issue.origin === 'string' || issue.origin === 'array')
    return min === 1 ? { key: 'fault.required' } : { key: 'fault.too-short', params: { min } };
  return { key: 'fault.min', params: { min } };
}
