import type { AccessOfNoun } from './access-of-noun.js';

export const selection: AccessOfNoun = { rules: {}, requests: {} };
