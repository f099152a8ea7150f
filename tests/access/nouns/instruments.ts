import { randomBytes } from 'node:crypto';
import type { Role } from '@traccia/contracts';
import { InstrumentRepository, inTransaction } from '@traccia/persistence';
import { beginInstrument, type InstrumentDefinition } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import type { CellRequest } from '../requests.js';
import type { AccessOfNoun } from './access-of-noun.js';

const reads: readonly Role[] = ['trainer', 'activity_manager', 'evaluator', 'administrator'];
const changes: readonly Role[] = ['evaluator', 'administrator'];
const byId = (id: string | undefined): CellRequest => ({ params: { id: id ?? '' } });
const code = () => `I-${randomBytes(4).toString('hex')}`;

/** One question of this wording. */
function definitionOf(instrumentCode: string, text: string): InstrumentDefinition {
  return {
    ...beginInstrument({ code: instrumentCode, kind: 'other', title: { en: 'Planted' }, languages: ['en'] }),
    pages: [{ code: 'p1', items: [{ code: 'Q1', type: 'short_text', text: { en: text } }] }],
  };
}

async function plantInstrument(owner: DataSource, personId: string, draft: boolean): Promise<string> {
  return inTransaction(owner, async (tx) => {
    const repository = new InstrumentRepository(tx);
    const definition = definitionOf(code(), 'Before');
    const { instrumentId } = await repository.publish(definition);
    const next = { ...definitionOf(definition.code, 'After') };
    if (draft) await repository.insertDraft(instrumentId, next, personId);
    return instrumentId;
  });
}

/** Instruments belong to the centre; whoever bears a role for a part of it reads them, and changes none. */
export const instruments: AccessOfNoun = {
  rules: {
    'instruments.list': { opens: reads },
    'instruments.get': { opens: reads },
    'instruments.version': { opens: reads },
    'instruments.difference': { opens: reads },
    'instruments.bank': { opens: reads },
    'instruments.create': { opens: changes, names: 'instrument' },
    'instruments.draft': { opens: changes, names: 'instrument' },
    'instruments.begin': { opens: changes, names: 'instrument' },
    'instruments.save': { opens: changes, names: 'instrument', meets: [409] },
    'instruments.discard': { opens: changes, names: 'instrument', meets: [409] },
    'instruments.publish': { opens: changes, names: 'instrument', meets: [409] },
    'instruments.archive': { opens: changes, names: 'instrument' },
    'instruments.import': { opens: changes },
    'instruments.export': { opens: reads },
    'instruments.code-book': { opens: reads },
  },
  requests: {
    'instruments.list': () => ({}),
    'instruments.get': ({ planted }) => byId(planted.instrument),
    'instruments.version': ({ planted }) => ({ params: { id: planted.instrument ?? '', number: '1' } }),
    'instruments.difference': ({ planted }) => ({
      ...byId(planted.instrument),
      query: { from: '1', to: '1' },
    }),
    'instruments.bank': () => ({ query: { search: 'Before' } }),
    'instruments.create': ({ planted }) => ({
      body: { code: code(), kind: 'other', title: {}, languages: ['en'], copyOfId: planted.instrument ?? '' },
    }),
    'instruments.draft': ({ planted }) => byId(planted.written),
    'instruments.begin': ({ planted }) => byId(planted.instrument),
    'instruments.save': ({ planted }) => ({
      ...byId(planted.written),
      body: { revision: 1, definition: {} },
    }),
    'instruments.discard': ({ planted }) => byId(planted.written),
    'instruments.publish': ({ planted }) => ({ ...byId(planted.written), body: { revision: 1, breaks: [] } }),
    'instruments.import': () => ({ body: Buffer.from('2 + 2? {~3 =4}') }),
    'instruments.export': ({ planted }) => ({ ...byId(planted.instrument), query: { format: 'json' } }),
    'instruments.code-book': ({ planted }) => ({
      params: { id: planted.instrument ?? '', number: '1' },
      query: { format: 'csv' },
    }),
    'instruments.archive': ({ planted }) => ({ ...byId(planted.instrument), body: { archived: true } }),
  },
  plant: async (owner, { personId }) => ({
    instrument: await plantInstrument(owner, personId, false),
    written: await plantInstrument(owner, personId, true),
  }),
};
