import { emailSchema, passwordSchema } from '@traccia/contracts';
import { useMemo } from 'react';
import { useWords } from './words';

/** Checks of form fields by the contract's own rules, with words in the reader's language. */
export function useChecks() {
  const t = useWords('problems');
  return useMemo(
    () => ({
      filled: (value: string) => (value.trim() ? null : t('fault.required')),
      email: (value: string) => (emailSchema.safeParse(value.trim()).success ? null : t('fault.email')),
      newPassword: (value: string) =>
        passwordSchema.safeParse(value).success ? null : t('fault.too-short', { min: 12 }),
    }),
    [t],
  );
}
