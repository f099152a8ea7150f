import type { BenchCase, NextRequest } from './bench-row.js';
import { others, seedLinks } from './seed-links.js';

const links = 1000;

/** The form of a link that was opened before, against reading its row and sending the questionnaire as it stands. */
export const respondOpenCase: BenchCase = {
  name: 'respond-open',
  amount: 500,
  remark: others,
  prepare: async ({ databaseUrl }) => {
    const tokens = await seedLinks(databaseUrl, links);
    const next = (path: string): NextRequest => {
      let at = 0;
      return () => {
        at += 1;
        return { method: 'POST', path, body: JSON.stringify({ token: tokens[at % links] }) };
      };
    };
    return { ours: next('/api/respond/open'), floor: next('/respond-open') };
  },
};
