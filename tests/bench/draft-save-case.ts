import type { BenchCase, NextRequest } from './bench-row.js';
import { seedLinks } from './seed-links.js';
import { twentyAnswers } from './twenty-questions.js';

const links = 1000;

/** Twenty answers saved half-way, one person after the other and then once more, against one row in one transaction. */
export const draftSaveCase: BenchCase = {
  name: 'draft-save',
  amount: 500,
  prepare: async ({ databaseUrl }) => {
    const tokens = await seedLinks(databaseUrl, links);
    let at = 0;
    const ours: NextRequest = () => {
      const [token, revision] = [tokens[at % links], Math.floor(at / links)];
      at += 1;
      const body = JSON.stringify({ token, locale: 'en', answers: twentyAnswers, revision });
      return { method: 'PUT', path: '/api/respond/draft', body };
    };
    const floor: NextRequest = () => ({
      method: 'POST',
      path: '/one-row',
      body: JSON.stringify({ token: tokens[0], locale: 'en', answers: twentyAnswers, revision: 0 }),
    });
    return { ours, floor };
  },
};
