import { bankInstruments, endOfActivity, exPostParticipant, knowledgeTest } from './bank/shipped.js';
import { describeStoredItems } from './describe-stored-items.js';
import { flattenItems } from './answer-rows.js';

const itemsByCode = (definition = endOfActivity) =>
  new Map(describeStoredItems(definition).map((item) => [item.code, item]));

describe('the stored items of a form', () => {
  it.each(bankInstruments.map((definition) => [definition.code, definition] as const))(
    'are all of them for %s, in every language',
    (_, definition) => {
      const described = describeStoredItems(definition);
      expect(described.map(({ code }) => code)).toEqual(flattenItems(definition).map(({ code }) => code));
      for (const { code, text, choices } of described)
        for (const words of [text, ...choices.map((choice) => choice.text)])
          expect([code, definition.languages.filter((language) => !words[language]?.trim())]).toEqual([
            code,
            [],
          ]);
    },
  );

  it('carry the words of stem and row, the moment and the group', () => {
    const items = itemsByCode();
    expect(items.get('EOA-K-BEF')).toMatchObject({ moment: 'before', groupCode: 'EOA-LRN', type: 'likert' });
    expect(items.get('EOA-K-NOW')?.moment).toBe('now');
    expect(items.get('EOA-K-NOW')?.text.en).toMatch(/^How well could you do this before.* – \{\{each\}\}$/);
    expect(items.get('EOA-REL')).toMatchObject({ moment: null, groupCode: null, required: 'yes' });
    const change = itemsByCode(exPostParticipant);
    expect(change.get('EXP-ATT')?.text.en).toContain(' – Due to the activity, in per cent');
    expect(change.get('EXP-F-OPPO')?.sensitive).toBe(true);
  });

  it('list reasons for no answer among the choices, and say what is scored', () => {
    const missing = itemsByCode()
      .get('EOA-REL')
      ?.choices.filter((choice) => choice.missing);
    expect(missing).toHaveLength(1);
    expect(describeStoredItems(knowledgeTest).every(({ isScored }) => isScored)).toBe(true);
    expect(itemsByCode().get('EOA-REL')?.isScored).toBe(false);
  });
});
