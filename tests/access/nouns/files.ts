import type { AccessOfNoun } from './access-of-noun.js';

export const files: AccessOfNoun = { rules: {}, requests: {} };
