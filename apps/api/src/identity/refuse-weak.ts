import { Problem } from '../http/problem.js';
import { weaknessOf } from './password.policy.js';

export function refuseWeak(password: string, address: string | null): void {
  const weakness = weaknessOf(password, address);
  if (weakness)
    throw new Problem('person.weak-password', { reason: weakness }, [
      { field: 'body.password', key: `fault.password-${weakness}` },
    ]);
}
