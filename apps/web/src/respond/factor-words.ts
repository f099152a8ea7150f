import type { factorSteps } from '@traccia/survey';
import type { WordKey } from './words';

export const factorWords: Record<(typeof factorSteps)[number], WordKey> = {
  [-2]: 'factor.-2',
  [-1]: 'factor.-1',
  0: 'factor.0',
  1: 'factor.1',
  2: 'factor.2',
};
