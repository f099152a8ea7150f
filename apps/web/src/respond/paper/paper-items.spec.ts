import { describe, expect, it } from '@jest/globals';
import { bankInstruments, endOfActivity } from '@traccia/survey';
import { aboutOf, tellerOf } from '../told';
import { paperItems } from './paper-items';

const known = (definition: typeof endOfActivity, record = {}) => ({
  definition,
  record,
  answers: {},
  locale: 'en' as const,
});

describe('a form that knows nobody', () => {
  it.each(bankInstruments.map((definition) => [definition.code, definition] as const))(
    'leaves a line for each name: %s',
    (_code, definition) => {
      for (const { item } of paperItems(definition, {})) {
        if (!item.place || item.place.group.over === 'free') continue;
        const said = `${aboutOf(known(definition), item)} ${tellerOf(known(definition), item.place)(item.text)}`;
        expect(said).toContain('____________________');
      }
    },
  );
  it('asks about somebody at least once in the form of the last day', () => {
    const groups = paperItems(endOfActivity, {}).filter(({ item }) => item.place);
    expect(groups.length).toBeGreaterThan(0);
  });
});

it('names those who are known', () => {
  const record = { lists: { trainers: [{ code: 'a', text: { en: 'Amina Diallo' } }] } };
  const first = paperItems(endOfActivity, record).find(({ item }) => item.place?.group.over === 'trainers');
  expect(first && aboutOf(known(endOfActivity, record), first.item)).toContain('Amina Diallo');
});
