import type { AccessOfNoun } from './access-of-noun.js';

export const mailings: AccessOfNoun = { rules: {}, requests: {} };
