import type { AccessOfNoun } from './access-of-noun.js';

export const transfers: AccessOfNoun = { rules: {}, requests: {} };
