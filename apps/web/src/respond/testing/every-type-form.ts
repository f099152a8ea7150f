import type { InstrumentDefinition } from '@traccia/survey';

const text = (en: string, ar = en) => ({ en, ar });
const countries = Array.from({ length: 30 }, (_, n) => ({
  code: `c${n}`,
  text: text(`Land ${n}`, `بلد ${n}`),
}));

/** The types that stand beside those of the small form, and groups over what is known and over what one adds. */
export const everyTypeForm: InstrumentDefinition = {
  code: 'every',
  kind: 'ex_post',
  languages: ['en', 'ar'],
  title: text('After {{record.activityTitle}}', 'بعد {{record.activityTitle}}'),
  privacyMode: 'confidential',
  answerLists: {
    ways: [
      { code: 'rules', text: text('Rules', 'القواعد') },
      { code: 'visits', text: text('Visits', 'الزيارات') },
      { code: 'talks', text: text('Talks', 'الحوار') },
    ],
    often: [
      { code: 'never', text: text('Never', 'أبدًا') },
      { code: 'often', text: text('Often', 'غالبًا') },
    ],
    land: countries,
  },
  pages: [
    {
      code: 'p1',
      items: [
        {
          code: 'HELLO',
          type: 'info',
          text: text('Hello {{record.givenName}}', 'مرحبًا {{record.givenName}}'),
        },
        {
          code: 'RANK',
          type: 'ranking',
          answerList: 'ways',
          required: true,
          text: text('What helped most?', 'ما الأكثر عونًا؟'),
        },
        {
          code: 'THEN',
          type: 'then_test',
          answerList: 'often',
          required: true,
          text: text('How often did you, and do you now?', 'كم مرة سابقًا، وكم مرة الآن؟'),
          rows: [{ code: 'T1', text: text('Plan visits', 'تخطيط الزيارات') }],
        },
        {
          code: 'FAC',
          type: 'factor_list',
          text: text('What hindered, what helped?', 'ما الذي أعاق وما الذي ساعد؟'),
          rows: [{ code: 'F1', text: text('My supervisor', 'رئيسي المباشر') }],
        },
        {
          code: 'PCT',
          type: 'percent_pair',
          required: true,
          text: text('How much is due to the training?', 'كم يعود إلى التدريب؟'),
          attribution: { code: 'PCT-A', text: text('Share', 'النسبة') },
          confidence: { code: 'PCT-C', text: text('How sure are you?', 'ما مدى تأكدك؟') },
        },
        {
          code: 'STARS',
          type: 'rating',
          low: text('Poor', 'ضعيف'),
          high: text('Very good', 'جيد جدًا'),
          text: text('How good was it?', 'كم كان جيدًا؟'),
        },
        { code: 'LAND', type: 'single', answerList: 'land', text: text('Which land?', 'أي بلد؟') },
        { code: 'MAIL', type: 'short_text', format: 'email', text: text('Your address?', 'عنوانك؟') },
        { code: 'PAPER', type: 'file', text: text('A document?', 'وثيقة؟'), maxMegabytes: 1 },
        {
          code: 'TRAINER',
          type: 'group',
          over: 'trainers',
          max: 5,
          text: text('About your trainers', 'عن مدربيك'),
          items: [
            {
              code: 'TR-GOOD',
              type: 'yes_no',
              required: true,
              text: text('Did {{each}} explain well?', 'هل شرح {{each}} جيدًا؟'),
            },
          ],
        },
        {
          code: 'PLAN',
          type: 'group',
          over: 'free',
          max: 3,
          text: text('Your plan', 'خطتك'),
          items: [
            {
              code: 'WHAT',
              type: 'short_text',
              required: true,
              text: text('What will you do?', 'ماذا ستفعل؟'),
            },
            {
              code: 'WHEN',
              type: 'date',
              text: text('When will you {{answer.WHAT}}?', 'متى {{answer.WHAT}}؟'),
            },
          ],
        },
      ],
    },
  ],
};

export const everyTypeRecord = {
  fields: { activityTitle: text('Wages', 'الأجور'), givenName: 'Amina' },
  lists: {
    trainers: [
      { code: 't1', text: { en: 'Anna Rossi' } },
      { code: 't2', text: { en: 'Omar Haddad' } },
    ],
  },
};
