import type { AccessOfNoun } from './access-of-noun.js';

export const privacy: AccessOfNoun = { rules: {}, requests: {} };
