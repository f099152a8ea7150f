import type { InstrumentDefinition } from '@traccia/survey';

const text = (en: string, ar = en) => ({ en, ar });

/** One item of every type and one branch. */
export const smallForm: InstrumentDefinition = {
  code: 'small',
  kind: 'ex_post',
  languages: ['en', 'ar'],
  title: text('What changed'),
  privacyMode: 'confidential',
  answerLists: {
    used: [
      { code: 'yes', text: text('Yes', 'نعم') },
      { code: 'no', text: text('Not yet', 'ليس بعد') },
    ],
    ways: [
      { code: 'rules', text: text('Rules') },
      { code: 'visits', text: text('Visits') },
      { code: 'na', text: text('Does not apply'), missing: 'not_applicable' },
    ],
  },
  pages: [
    {
      code: 'p1',
      items: [
        {
          code: 'USED',
          type: 'single',
          answerList: 'used',
          required: true,
          text: text('Have you used it?', 'هل استخدمته؟'),
        },
        {
          code: 'HOW',
          type: 'long_text',
          required: 'soft',
          showIf: { '==': [{ var: 'USED' }, 'yes'] },
          text: text('How?'),
        },
        { code: 'WAYS', type: 'multiple', answerList: 'ways', text: text('In which ways?') },
        {
          code: 'GRID',
          type: 'likert_matrix',
          answerList: 'used',
          required: true,
          text: text('Where?'),
          rows: [
            { code: 'G1', text: text('At work') },
            { code: 'G2', text: text('In the union') },
          ],
        },
        { code: 'MANY', type: 'number', min: 0, max: 500, whole: true, text: text('How many people?') },
        { code: 'REC', type: 'rating_0_10', required: true, text: text('Would you recommend it?') },
        { code: 'WHEN', type: 'date', text: text('When?') },
        { code: 'STILL', type: 'yes_no', text: text('Still today?') },
      ],
    },
  ],
};
