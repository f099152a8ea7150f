import type { AccessOfNoun } from './access-of-noun.js';

const writers = ['activity_manager', 'administrator'] as const;
const readers = ['activity_manager', 'evaluator', 'administrator'] as const;
const audienceOf = (activityId: string) => ({
  activityId,
  programmeId: null,
  courseId: null,
  runsFrom: null,
  runsUntil: null,
  enrolmentStatuses: ['enrolled' as const],
  applicationStates: [],
  nominators: false,
  trainers: false,
  constituentGroups: [],
  countryCodes: [],
  locales: [],
});
const byId = (id: string | undefined) => ({ params: { id: id ?? '' } });
const draft = (activityId: string) => ({ purpose: 'service' as const, audience: audienceOf(activityId) });
/** What is done once leaves for the next cell what it meets. */
export const mailings: AccessOfNoun = {
  rules: {
    'mailings.list': { opens: readers },
    'mailings.get': { opens: readers, names: 'message' },
    'mailings.create': { opens: writers, names: 'activity to manage' },
    'mailings.save': { opens: writers, names: 'activity to manage', meets: [412] },
    'mailings.remove': { opens: writers, names: 'activity to manage', meets: [404] },
    'mailings.preview': { opens: writers, names: 'activity to manage' },
    'mailings.test': { opens: writers, names: 'activity to manage' },
    'mailings.send': { opens: writers, names: 'activity to manage', meets: [409] },
    'mailings.unschedule': { opens: writers, names: 'activity to manage', meets: [409] },
    'mailings.stop': { opens: writers, names: 'activity to manage', meets: [409] },
    'mailings.recipients': { opens: readers, names: 'message' },
  },
  requests: {
    'mailings.list': () => ({}),
    'mailings.get': ({ planted }) => byId(planted.mailing),
    'mailings.create': ({ activityId }) => ({ body: { ...draft(activityId), locale: 'en' } }),
    'mailings.save': ({ planted, activityId }) => ({
      ...byId(planted.toSave),
      body: { ...draft(activityId), texts: [{ locale: 'en', subject: 'S', body: 'B' }], version: 1 },
    }),
    'mailings.remove': ({ planted }) => byId(planted.toRemove),
    'mailings.preview': ({ planted }) => byId(planted.mailing),
    'mailings.test': ({ planted, personId }) => ({
      ...byId(planted.mailing),
      body: { locale: 'en', personId },
    }),
    'mailings.send': ({ planted }) => ({ ...byId(planted.toSend), body: { at: null, version: 1 } }),
    'mailings.unschedule': ({ planted }) => byId(planted.scheduledMailing),
    'mailings.stop': ({ planted }) => byId(planted.leavingMailing),
    'mailings.recipients': ({ planted }) => byId(planted.sentMailing),
  },
  plant: async (owner, side) => {
    const { activityId: _, ...filter } = audienceOf(side.activityId);
    const author: { id: string }[] = await owner.query(
      `INSERT INTO person (given_name, family_name) VALUES ('Elsewhere', 'Author') RETURNING id`,
    );
    const states = ['draft', 'draft', 'draft', 'draft', 'scheduled', 'sent', 'leaving'];
    const rows: { id: string }[] = await owner.query(
      `INSERT INTO mailing (activity_id, filter, created_by, state, send_at, sent_by, left_at)
       SELECT $1, $2, $3, state, CASE WHEN state <> 'draft' THEN now() + interval '1 day' END,
         CASE WHEN state <> 'draft' THEN $3::uuid END, CASE WHEN state IN ('sent', 'leaving') THEN now() END
       FROM unnest($4::text[]) WITH ORDINALITY AS s(state, place) ORDER BY place RETURNING id`,
      [side.activityId, filter, author[0]?.id, states],
    );
    const ids = rows.map(({ id }) => id);
    await owner.query(
      `INSERT INTO mailing_text (mailing_id, locale, position, subject, body)
       SELECT unnest($1::uuid[]), 'en', 0, 'Before we meet', 'Bring a helmet.'`,
      [ids],
    );
    const [mailing = '', toSave = '', toSend = '', toRemove = '', ...left] = ids;
    const [scheduledMailing = '', sentMailing = '', leavingMailing = ''] = left;
    await owner.query(
      `INSERT INTO mailing_recipient (mailing_id, person_id, activity_id, relation, locale)
       VALUES ($1, $2, $3, 'participant', 'en')`,
      [sentMailing, side.personId, side.activityId],
    );
    return { mailing, toSave, toSend, toRemove, scheduledMailing, sentMailing, leavingMailing };
  },
};
