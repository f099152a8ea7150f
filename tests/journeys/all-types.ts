import type { InstrumentDefinition, Item } from '@traccia/survey';
import { everyTypeForm } from '../../apps/web/src/respond/testing/every-type-form.js';

const text = (en: string, ar: string) => ({ en, ar });
const others: Item[] = [
  {
    code: 'USED',
    type: 'single',
    answerList: 'often',
    required: true,
    text: text(
      'How often do you use it?',
      'كم مرة تستخدم في عملك ما تعلمته في الدورة عن الأجور والحد الأدنى لها؟',
    ),
  },
  { code: 'WAYS', type: 'multiple', answerList: 'ways', text: text('In which ways?', 'بأي طرق؟') },
  {
    code: 'GRID',
    type: 'likert_matrix',
    answerList: 'agree',
    required: true,
    text: text('How far do you agree?', 'إلى أي مدى توافق؟'),
    rows: [
      { code: 'G1', text: text('It was useful', 'كان النشاط مفيدًا لعملي اليومي في الوزارة') },
      { code: 'G2', text: text('It was clear', 'كان واضحًا') },
    ],
  },
  { code: 'FIRM', type: 'likert', answerList: 'agree', text: text('It will last', 'سيدوم التغيير') },
  {
    code: 'MANY',
    type: 'number',
    min: 0,
    max: 500,
    whole: true,
    unit: text('people', 'أشخاص'),
    text: text('How many people?', 'كم شخصًا؟'),
  },
  {
    code: 'REC',
    type: 'rating_0_10',
    required: true,
    low: text('Not at all', 'لا إطلاقًا'),
    high: text('Certainly', 'بالتأكيد'),
    text: text('Would you recommend it?', 'هل توصي به؟'),
  },
  { code: 'TELL', type: 'long_text', text: text('Tell us more', 'حدّثنا أكثر') },
  { code: 'SINCE', type: 'date', text: text('Since when?', 'منذ متى؟') },
  { code: 'STILL', type: 'yes_no', text: text('Still today?', 'حتى اليوم؟') },
];
const [known] = everyTypeForm.pages;

/** The form of the answer page's own tests, and on a page before it the types which that one leaves to the small form. */
export const allTypes: InstrumentDefinition = {
  ...everyTypeForm,
  code: 'all-types',
  answerLists: {
    ...everyTypeForm.answerLists,
    agree: [1, 2, 3, 4, 5].map((n) => ({
      code: String(n),
      text: text(
        `Degree ${n}`,
        ['لا أوافق إطلاقًا', 'لا أوافق', 'محايد', 'أوافق', 'أوافق تمامًا'][n - 1] ?? '',
      ),
    })),
  },
  pages: [{ code: 'p0', items: others }, ...(known ? [known] : [])],
};
