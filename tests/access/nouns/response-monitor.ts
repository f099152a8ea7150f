import type { Role } from '@traccia/contracts';
import type { AccessOfNoun } from './access-of-noun.js';

const readers: readonly Role[] = ['activity_manager', 'evaluator', 'administrator'];

/** Who reads how a wave is answered; an anonymous one, or one without enough answers, names nobody. */
export const responseMonitor: AccessOfNoun = {
  rules: {
    'response-monitor.get': { opens: readers, names: 'wave to manage' },
    'response-monitor.silent': { opens: readers, names: 'wave to manage', meets: [409] },
    'link-sheets.preview': { opens: readers, names: 'wave to manage' },
    'link-sheets.take': { opens: readers, names: 'wave to manage', meets: [409] },
    'link-sheets.file': { opens: readers, names: 'wave to manage', meets: [409] },
  },
  requests: {
    'response-monitor.get': ({ waveId }) => ({ params: { id: waveId } }),
    'response-monitor.silent': ({ waveId }) => ({ params: { id: waveId } }),
    'link-sheets.preview': ({ waveId }) => ({ params: { id: waveId } }),
    'link-sheets.take': ({ waveId }) => ({
      params: { id: waveId },
      body: { readers: 'silent', after: null },
    }),
    'link-sheets.file': ({ waveId }) => ({
      params: { id: waveId },
      body: { readers: 'silent', after: null, format: 'xlsx' },
    }),
  },
};
