import { exPostParticipant, type InstrumentDefinition, type Item, storedItemsOf } from '@traccia/survey';
import { beginHistory, redo, step, undo } from './history';
import { broughtIn, duplicated, newItem, renamed, withType } from './items';
import { addPage, moveIntoGroup, moveItem, movePage, removePage } from './moves';
import { itemAtPlace, placeOfCode, replaceAt, selectionOf } from './places';

const words = (code: string): Item => ({ code, type: 'short_text', text: { en: code } });
const group: Item = {
  code: 'G',
  type: 'group',
  over: 'free',
  max: 3,
  text: {},
  items: [words('G1'), words('G2')] as never,
};
const form = (...pages: Item[][]): InstrumentDefinition => ({
  code: 'c',
  kind: 'other',
  languages: ['en'],
  title: {},
  privacyMode: 'named',
  answerLists: {},
  pages: pages.map((items, i) => ({ code: `p${i + 1}`, items })),
});
const order = ({ pages }: InstrumentDefinition) =>
  pages.map(({ items }) =>
    items
      .map((item) =>
        item.type === 'group' ? `${item.code}(${item.items.map(({ code }) => code).join(' ')})` : item.code,
      )
      .join(' '),
  );
const at = (page: number, item: number, inner: number | null = null) => ({ page, item, inner });
const two = form([words('A'), group, words('B')], [words('C')]);

it.each([
  ['down', at(0, 0), 1, ['G(G1 G2) A B', 'C'], at(0, 1)],
  ['up', at(0, 2), -1, ['A B G(G1 G2)', 'C'], at(0, 1)],
  ['to the next page', at(0, 2), 1, ['A G(G1 G2)', 'B C'], at(1, 0)],
  ['to the page before', at(1, 0), -1, ['A G(G1 G2) B C', ''], at(0, 3)],
  ['within a group', at(0, 1, 0), 1, ['A G(G2 G1) B', 'C'], at(0, 1, 1)],
  ['out of a group at its end', at(0, 1, 1), 1, ['A G(G1) G2 B', 'C'], at(0, 2)],
  ['out of a group at its beginning', at(0, 1, 0), -1, ['A G1 G(G2) B', 'C'], at(0, 1)],
] as const)('moves a question %s', (_name, from, by, after, place) => {
  const moved = moveItem(two, from, by);
  expect(moved && order(moved.definition)).toEqual(after);
  expect(moved?.at).toEqual(place);
});

it('moves nothing beyond the ends', () => {
  expect([moveItem(two, at(0, 0), -1), moveItem(two, at(1, 0), 1)]).toEqual([null, null]);
});

it('moves a question into the group above, but no group', () => {
  const moved = moveIntoGroup(two, at(0, 2));
  expect(moved && order(moved.definition)).toEqual(['A G(G1 G2 B)', 'C']);
  expect(moved?.at).toEqual(at(0, 1, 2));
  expect(moveIntoGroup(two, at(0, 1))).toBeNull();
});

it('adds, moves and removes pages without losing a question', () => {
  expect(order(addPage(two))).toEqual(['A G(G1 G2) B', 'C', '']);
  expect(order(movePage(two, 0, 1))).toEqual(['C', 'A G(G1 G2) B']);
  expect(order(removePage(two, 0))).toEqual(['A G(G1 G2) B C']);
  expect(order(removePage(two, 1))).toEqual(['A G(G1 G2) B C']);
  expect(removePage(form([words('A')]), 0)).toEqual(form([words('A')]));
});

it('finds a place by code, also of a row and inside a group', () => {
  expect(placeOfCode(two, 'G2')).toEqual(at(0, 1, 1));
  expect(itemAtPlace(two, at(0, 1, 1))?.code).toBe('G2');
  expect(selectionOf(two, { kind: 'item', code: 'gone' })).toEqual({ kind: 'whole' });
  expect(order(replaceAt(two, at(0, 1, 0), []))).toEqual(['A G(G2) B', 'C']);
});

it('makes new and doubled questions under codes of their own', () => {
  const { item, answerLists } = newItem(two, 'single');
  expect(item).toMatchObject({ code: 'Q1', answerList: 'choices1' });
  expect(answerLists.choices1).toHaveLength(2);
  expect(duplicated(two, group)).toMatchObject({ code: 'G-1', items: [{ code: 'G1-1' }, { code: 'G2-1' }] });
});

it('keeps words, condition and list when a question becomes another', () => {
  const single: Item = {
    code: 'A',
    type: 'single',
    answerList: 'l',
    text: { en: 'A' },
    showIf: true,
    required: true,
  };
  expect(withType(single, 'likert_matrix', 'x')).toEqual({
    code: 'A',
    type: 'likert_matrix',
    answerList: 'l',
    text: { en: 'A' },
    showIf: true,
    required: true,
    rows: [{ code: 'A-1', text: {} }],
  });
  expect(withType(single, 'date', 'x')).not.toHaveProperty('answerList');
});

it('lets rules and texts follow a renamed question', () => {
  const asked: Item = {
    ...words('B'),
    text: { en: 'You said {{ answer.A }} and {{answer.AA}}' },
    showIf: { and: [{ '==': [{ var: 'A' }, 'A'] }, { '!=': [{ var: ['A', 1] }, null] }] },
  };
  const item = renamed(form([words('A'), asked]), 'A', 'Z').pages[0]?.items[1];
  expect(item).toMatchObject({
    text: { en: 'You said {{answer.Z}} and {{answer.AA}}' },
    showIf: { and: [{ '==': [{ var: 'Z' }, 'A'] }, { '!=': [{ var: ['Z', 1] }, null] }] },
  });
});

describe('a question from the bank', () => {
  const item =
    storedItemsOf(exPostParticipant).find((each) => 'answerList' in each && each.answerList) ?? words('X');
  const name = ('answerList' in item && item.answerList) || '';
  const list = exPostParticipant.answerLists[name] ?? [];

  it('keeps its code and brings its list', () => {
    expect(broughtIn(two, item, list)).toEqual({ item, answerLists: { [name]: list } });
  });

  it('takes the list that is here when it says the same, and another name when it does not', () => {
    const here = { ...two, answerLists: { [name]: list } };
    expect(broughtIn(here, item, list).answerLists).toEqual(here.answerLists);
    const other = { ...two, answerLists: { [name]: [] } };
    expect(broughtIn(other, item, list)).toMatchObject({
      item: { code: item.code, answerList: `${name}-1` },
    });
  });

  it('gets another code only when its own is taken', () => {
    expect(broughtIn(form([{ ...words('A'), code: item.code }]), item, list).item.code).toBe(
      `${item.code}-1`,
    );
  });
});

describe('undo', () => {
  it('takes typing in one field as one step', () => {
    let history = beginHistory('');
    for (const text of ['a', 'ab', 'abc']) history = step(history, text, 'title');
    history = step(history, 'abc!', 'intro');
    expect(undo(history).now).toBe('abc');
    expect(undo(undo(history)).now).toBe('');
    expect(redo(undo(undo(history))).now).toBe('abc');
  });

  it('ends where it began, and forgets what was taken back once something new is written', () => {
    const history = step(step(beginHistory(1), 2), 3);
    expect(undo(undo(undo(undo(history)))).now).toBe(1);
    expect(redo(step(undo(history), 4)).now).toBe(4);
  });
});
