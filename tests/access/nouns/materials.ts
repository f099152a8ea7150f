import type { AccessOfNoun } from './access-of-noun.js';

export const materials: AccessOfNoun = { rules: {}, requests: {} };
