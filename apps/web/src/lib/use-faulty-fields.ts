import type { UseFormReturnType } from '@mantine/form';
import { useFieldFaults } from './problem-sentence';

/** Puts the faults of a refused form at their fields and takes the writer to the first. */
export function useFaultyFields<T extends Record<string, unknown>>(form: UseFormReturnType<T>) {
  const faultsOf = useFieldFaults();
  return (error: unknown): void => {
    const faults = faultsOf(error);
    form.setErrors(faults);
    const [first] = Object.keys(faults);
    if (first) form.getInputNode(first)?.focus();
  };
}

/** The same for what the page itself finds before it asks the server. */
export function focusFirstFault<T extends Record<string, unknown>>(form: UseFormReturnType<T>) {
  return (errors: Record<string, unknown>): void => {
    const [first] = Object.keys(errors);
    if (first) form.getInputNode(first)?.focus();
  };
}
