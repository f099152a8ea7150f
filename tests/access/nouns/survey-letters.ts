import type { Role } from '@traccia/contracts';
import type { AccessOfNoun } from './access-of-noun.js';

const writers: readonly Role[] = ['activity_manager', 'evaluator', 'administrator'];
const letter = { kind: 'survey.invitation', reader: 'after', locale: 'en' };
const text = { subject: 'Your opinion', body: 'How was it?' };

/** Who words the letters that ask, for the whole centre. */
export const surveyLetters: AccessOfNoun = {
  rules: {
    'survey-letters.list': { opens: writers, wholeCentre: true },
    'survey-letters.samples': { opens: writers, wholeCentre: true },
    'survey-letters.save': { opens: writers, wholeCentre: true, meets: [412] },
    'survey-letters.reset': { opens: writers, wholeCentre: true, meets: [412] },
    'survey-letters.test': { opens: writers, wholeCentre: true, meets: [400] },
  },
  requests: {
    'survey-letters.list': () => ({}),
    'survey-letters.samples': () => ({ query: { reader: 'after', locale: 'en' } }),
    'survey-letters.save': () => ({ params: letter, body: { ...text, version: 0 } }),
    'survey-letters.reset': () => ({ params: letter, body: { version: 1000 } }),
    'survey-letters.test': ({ waveId }) => ({ body: { ...letter, ...text, invitationId: waveId } }),
  },
};
