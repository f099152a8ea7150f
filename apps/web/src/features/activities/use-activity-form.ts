import { useForm } from '@mantine/form';
import type { Endpoint } from '@traccia/contracts';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api';
import { checkBody } from '../../lib/check-body';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { faultsBeyondSchema, type ActivityFormValues } from './activity-form-values';

/** The form with what was refused, whether here by the endpoint's schema or by the server. */
export function useActivityForm(initialValues: ActivityFormValues) {
  const t = useWords('activities');
  const faultsOf = useFieldFaults();
  const form = useForm<ActivityFormValues>({ initialValues });
  const [refused, setRefused] = useState<unknown>(null);
  const refuse = (problem: unknown) => {
    // A title is refused as a whole; the first language stands for it.
    const { title, ...faults } = faultsOf(problem);
    // The only thing two activities may not share is their code.
    const taken = problem instanceof ApiProblem && problem.code === 'request.conflict';
    form.setErrors({
      ...faults,
      ...(title ? { 'title.en': title } : {}),
      ...(taken ? { code: t('form.code_taken') } : {}),
    });
    setRefused(problem);
  };
  /** Whether the body may be sent; what may not is marked. */
  const passes = (endpoint: Endpoint, body: unknown, values: ActivityFormValues): boolean => {
    const problem = checkBody(endpoint, body);
    const beyond = Object.entries(faultsBeyondSchema(values)).map(([field, key]) => [field, t(key)]);
    if (!problem && beyond.length === 0) return true;
    form.setErrors({ ...faultsOf(problem), ...Object.fromEntries(beyond) });
    const faults = beyond.map(([field]) => ({ field: `body.${field}`, key: 'fault.invalid' }));
    setRefused(problem ?? new ApiProblem({ status: 400, code: 'request.invalid', faults }));
    return false;
  };
  return { form, refused, refuse, passes, clear: () => setRefused(null) };
}
