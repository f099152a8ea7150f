import { describe, expect, it } from '@jest/globals';
import { locales } from './fields.js';
import { respondApi, respondFormSchema, type RespondForm } from './respond.js';
import { draftReceiptMini, respondFormMini, submitReceiptMini } from './respond-mini.js';

const form: RespondForm = {
  state: 'open',
  activityTitle: { en: 'Wages' },
  activityCode: 'A-1',
  privacyMode: 'confidential',
  locale: 'ar',
  definition: { code: 'EXP' },
  record: {
    fields: { activityCode: 'A-1', activityTitle: { en: 'Wages' } },
    lists: { trainers: [{ code: 't1', text: { en: 'Anna' } }] },
  },
  answers: {
    one: { codes: ['yes'] },
    two: { number: 0.5 },
    three: { text: 'often' },
    four: { date: '2026-11-25' },
    five: { missing: 'dont_know' },
  },
  revision: 3,
  changeable: false,
  closesAt: null,
  now: '2026-11-25T10:00:00.000Z',
  minutes: 4,
  submittedAt: '2026-11-25T10:00:00.000Z',
  promise: { en: ['Yours.'], fr: ['À vous.'], es: ['Suyo.'], ar: ['لك.'] },
};

describe('the entry of the answer page', () => {
  it('reads the same form as the whole contract', () => {
    expect(respondFormMini.parse(form)).toEqual(respondFormSchema.parse(form));
  });

  it('knows every field, every language and no other', () => {
    const fieldsOf = (schema: { shape: object }) => Object.keys(schema.shape).sort();
    expect(fieldsOf(respondFormMini)).toEqual(fieldsOf(respondFormSchema));
    expect(fieldsOf(draftReceiptMini)).toEqual(['revision', 'savedAt']);
    expect(fieldsOf(submitReceiptMini)).toEqual(['receipt', 'score', 'submittedAt']);
    for (const locale of locales) expect(respondFormMini.parse({ ...form, locale }).locale).toBe(locale);
  });

  it('reads the receipts of the API', () => {
    const draft = { revision: 1, savedAt: '2026-11-25T10:00:00.000Z' };
    expect(draftReceiptMini.parse(respondApi.saveDraft.answer?.parse(draft))).toEqual(draft);
    const score = { points: 4, max: 10 };
    const submitted = { receipt: 'AB12', submittedAt: '2026-11-25T10:00:00.000Z', score };
    expect(submitReceiptMini.parse(respondApi.submit.answer?.parse(submitted))).toEqual(submitted);
  });
});
