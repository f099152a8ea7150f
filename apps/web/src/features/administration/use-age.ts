import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ageOf } from './queue-verdict';

/** A span in words, in the unit that keeps the number small. */
export function useAge(): (seconds: number) => string {
  const t = useWords('administration');
  const format = useFormat();
  return (seconds) => {
    const { count, unit } = ageOf(seconds);
    return t(`age.${unit}`, { count: format.number(count) });
  };
}
