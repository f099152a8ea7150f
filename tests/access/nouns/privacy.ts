import type { AccessOfNoun } from './access-of-noun.js';

/** Everybody sees and takes along their own; only an administrator decides about an erasure. */
export const privacy: AccessOfNoun = {
  rules: {
    'privacy.mine': { opens: 'signed-in' },
    'privacy.give-consent': { opens: 'signed-in' },
    'privacy.withdraw-consent': { opens: 'signed-in' },
    'privacy.ask-export': { opens: 'signed-in', meets: [409] },
    'privacy.download': { opens: 'signed-in', names: 'own enrolment' },
    'privacy.ask-erasure': { opens: 'signed-in', meets: [409] },
    'privacy.cancel-erasure': { opens: 'signed-in', meets: [409] },
    'privacy.list-requests': { opens: ['administrator'] },
    'privacy.decide': { opens: ['administrator'], names: 'person', meets: [409] },
  },
  requests: {
    'privacy.mine': () => ({}),
    'privacy.give-consent': () => ({ body: { purpose: 'newsletter', textVersion: 1, locale: 'en' } }),
    'privacy.withdraw-consent': () => ({ params: { purpose: 'newsletter' } }),
    'privacy.ask-export': () => ({}),
    'privacy.download': ({ planted }) => ({ params: { id: planted.exportId ?? '' } }),
    'privacy.ask-erasure': () => ({ body: { note: null } }),
    'privacy.cancel-erasure': () => ({}),
    'privacy.list-requests': () => ({}),
    'privacy.decide': ({ planted }) => ({
      params: { id: planted.erasureId ?? '' },
      body: { decision: 'refused', reason: 'Still employed' },
    }),
  },
  plant: async (owner, { personId, colleagueId }) => {
    const [made]: { id: string }[] = await owner.query(
      `WITH asked AS (INSERT INTO privacy_request (person_id, kind, state, done_at)
         VALUES ($1, 'export', 'done', clock_timestamp()) RETURNING id)
       INSERT INTO privacy_export (request_id, content, expires_at)
       SELECT id, '{}', clock_timestamp() + interval '7 days' FROM asked RETURNING request_id AS id`,
      [personId],
    );
    const [asked]: { id: string }[] = await owner.query(
      `INSERT INTO privacy_request (person_id, kind, state) VALUES ($1, 'erasure', 'asked') RETURNING id`,
      [colleagueId],
    );
    // The participant's own wish, to be taken back.
    await owner.query(
      `INSERT INTO privacy_request (person_id, kind, state) VALUES ($1, 'erasure', 'asked')`,
      [personId],
    );
    return { exportId: made?.id ?? '', erasureId: asked?.id ?? '' };
  },
};
