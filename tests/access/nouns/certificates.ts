import type { AccessOfNoun } from './access-of-noun.js';

export const certificates: AccessOfNoun = { rules: {}, requests: {} };
