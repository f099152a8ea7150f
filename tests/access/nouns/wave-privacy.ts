import type { Role } from '@traccia/contracts';
import type { AccessOfNoun } from './access-of-noun.js';

const promises: readonly Role[] = ['activity_manager', 'evaluator', 'administrator'];
const now = { mode: 'confidential', linkedMonths: 60 } as const;

/** Whoever runs the follow-up of an activity says what its waves promise; an answer of the matrix may have come before. */
export const wavePrivacy: AccessOfNoun = {
  rules: {
    'wave-privacy.get': { opens: promises, names: 'wave to manage' },
    'wave-privacy.preview': { opens: promises, names: 'wave to manage', meets: [409] },
    'wave-privacy.change': { opens: promises, names: 'wave to manage', meets: [409] },
  },
  requests: {
    'wave-privacy.get': ({ waveId }) => ({ params: { id: waveId } }),
    'wave-privacy.preview': ({ waveId }) => ({
      params: { id: waveId },
      query: { mode: now.mode, linkedMonths: '60' },
    }),
    'wave-privacy.change': ({ waveId }) => ({ params: { id: waveId }, body: { ...now, from: now } }),
  },
};
