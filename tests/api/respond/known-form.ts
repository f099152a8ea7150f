import type { InstrumentDefinition } from '@traccia/survey';

/** Mentions what is known, repeats over it, and may be changed until the wave closes. */
export const knownForm: InstrumentDefinition = {
  code: 'known',
  kind: 'ex_post',
  languages: ['en'],
  title: { en: 'After {{record.activityTitle}}' },
  privacyMode: 'confidential',
  changeable: true,
  answerLists: {
    ok: [
      { code: 'yes', text: { en: 'Yes' } },
      { code: 'no', text: { en: 'No' } },
    ],
  },
  pages: [
    {
      code: 'p1',
      items: [
        {
          code: 'OK',
          type: 'single',
          answerList: 'ok',
          required: true,
          text: { en: '{{record.givenName}}?' },
        },
        {
          code: 'TRAINER',
          type: 'group',
          over: 'trainers',
          max: 5,
          text: { en: 'Trainers' },
          items: [{ code: 'TR', type: 'yes_no', required: true, text: { en: '{{each}}?' } }],
        },
        {
          code: 'DONE',
          type: 'group',
          over: 'actions',
          max: 5,
          text: { en: 'Your plan' },
          items: [{ code: 'DONE-OK', type: 'yes_no', text: { en: '{{each}}?' } }],
        },
        {
          code: 'SENT',
          type: 'group',
          over: 'nominees',
          max: 5,
          text: { en: 'Whom you sent' },
          items: [{ code: 'SENT-OK', type: 'yes_no', text: { en: '{{each}}?' } }],
        },
        { code: 'PAPER', type: 'file', maxMegabytes: 1, text: { en: 'A document' } },
      ],
    },
  ],
};

export const planForm: InstrumentDefinition = {
  code: 'plan',
  kind: 'end_of_activity',
  languages: ['en'],
  title: { en: 'The last day' },
  privacyMode: 'confidential',
  answerLists: {},
  pages: [
    {
      code: 'p1',
      items: [
        {
          code: 'EOA-PLAN',
          type: 'group',
          over: 'free',
          max: 3,
          text: { en: 'Your plan' },
          items: [{ code: 'EOA-PLAN-WHAT', type: 'short_text', text: { en: 'What will you do?' } }],
        },
      ],
    },
  ],
};
