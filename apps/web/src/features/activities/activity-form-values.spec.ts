import { expect, it } from '@jest/globals';
import {
  bodyOf,
  differingFields,
  emptyValues,
  faultsBeyondSchema,
  type SavedActivity,
  valuesOf,
} from './activity-form-values';

const values = {
  ...emptyValues('Europe/Rome'),
  title: { en: ' Standards ', fr: '', es: '', ar: '' },
  startsOn: '2026-05-10',
  endsOn: '2026-05-21',
};

it('tells the server null for what is left empty, and no empty titles', () => {
  expect(bodyOf(values)).toMatchObject({
    title: { en: 'Standards' },
    venue: null,
    countryCode: null,
    capacity: null,
    enrolmentClosesOn: null,
  });
  // No places at all is something else than places without limit.
  expect(bodyOf({ ...values, capacity: 0 }).capacity).toBe(0);
});

it('sees a last day before the first, and a missing title', () => {
  expect(faultsBeyondSchema(values)).toEqual({});
  expect(faultsBeyondSchema({ ...values, endsOn: '2026-05-09' })).toEqual({
    endsOn: 'form.ends_before_start',
  });
  expect(faultsBeyondSchema({ ...values, title: emptyValues('').title })).toEqual({
    'title.en': 'form.title_needed',
  });
});

it('names the fields in which two versions differ, whatever the order of languages', () => {
  const saved: SavedActivity = {
    ...bodyOf(values),
    code: 'A1',
    title: { fr: 'Normes', en: 'Standards' },
    venue: 'Geneva',
  };
  const mine = {
    ...valuesOf(saved),
    venue: 'Turin',
    title: { ar: '', en: 'Standards', es: '', fr: 'Normes' },
  };
  expect(differingFields(mine, valuesOf(saved))).toEqual(['venue']);
});
