import type { AccessOfNoun } from './access-of-noun.js';

export const framework: AccessOfNoun = { rules: {}, requests: {} };
