import type { AccessOfNoun } from './access-of-noun.js';

export const applications: AccessOfNoun = { rules: {}, requests: {} };
