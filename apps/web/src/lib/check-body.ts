import type { Endpoint, ProblemFault } from '@traccia/contracts';
import { ApiProblem } from './api';

/**
 * Checks a form by the schema of the endpoint it goes to, so that page and server say the same.
 *
 * @returns the refusal the server would give, or null when there is nothing to refuse
 */
export function checkBody(endpoint: Endpoint, body: unknown): ApiProblem | null {
  const checked = endpoint.body?.safeParse(body);
  if (!checked || checked.success) return null;
  const faults = checked.error.issues.map((issue): ProblemFault => ({
    field: `body.${issue.path.map(String).join('.')}`,
    key: isEmpty(valueAt(body, issue.path)) ? 'fault.required' : 'fault.invalid',
  }));
  return new ApiProblem({ status: 400, code: 'request.invalid', faults });
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    body,
  );
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
