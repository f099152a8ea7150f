import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useWords } from '../lib/words';

/** A password that can be looked at while one types. */
export function PasswordField(props: PasswordInputProps) {
  const t = useWords('shell');
  return <PasswordInput visibilityToggleButtonProps={{ 'aria-label': t('password.show') }} {...props} />;
}
