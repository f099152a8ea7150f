import { Injectable } from '@nestjs/common';
import type { BodyOf, Instrument, instrumentsApi, ProblemFault } from '@traccia/contracts';
import {
  hashDefinition,
  InstrumentListRepository,
  InstrumentRepository,
  inTransaction,
  type LockedInstrument,
} from '@traccia/persistence';
import { checkDraft, type InstrumentDefinition, type InstrumentFault } from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { staleDraft } from './draft-instruments.service.js';
import { findInstrument, lockInstrument } from './find-instrument.js';

const mostFaults = 100;

/** From a draft to the version that is asked, and off the shelf again. */
@Injectable()
export class PublishInstrumentsService {
  constructor(private readonly db: DataSource) {}

  publish(
    subject: PersonSubject,
    id: string,
    { revision, breaks }: BodyOf<typeof instrumentsApi.publish>,
    requestId: string,
  ): Promise<Instrument> {
    return inTransaction(this.db, async (tx) => {
      const locked = await lockInstrument(tx, subject, id);
      const draft = await requireDraft(tx, locked, revision);
      const definition = requireSound({ ...draft.definition, code: locked.code }, breaks);
      const { breaks: _, ...words } = definition;
      if (locked.newest && hashDefinition(words) === hashWithoutBreaks(locked.newest.definition))
        throw new Problem('instrument.unchanged');
      await new InstrumentRepository(tx).publishDraft(id, draft.id, definition);
      await recordAct(tx, subject, {
        act: 'instrument.published',
        subjectType: 'instrument',
        subjectId: id,
        requestId,
        detail: { versionId: draft.id, replaces: locked.newest?.number ?? null, breaks: breaks.length },
      });
      return findInstrument(tx, subject, id);
    });
  }

  archive(
    subject: PersonSubject,
    id: string,
    { archived }: BodyOf<typeof instrumentsApi.archive>,
    requestId: string,
  ): Promise<Instrument> {
    return inTransaction(this.db, async (tx) => {
      const locked = await lockInstrument(tx, subject, id);
      if (!locked.newest) throw new Problem('instrument.not-published');
      if (locked.archived !== archived) {
        await new InstrumentRepository(tx).setArchived(id, archived);
        const act = archived ? 'instrument.archived' : 'instrument.unarchived';
        await recordAct(tx, subject, { act, subjectType: 'instrument', subjectId: id, requestId });
      }
      return findInstrument(tx, subject, id);
    });
  }
}

async function requireDraft(tx: EntityManager, { id, draft, archived }: LockedInstrument, revision: number) {
  if (archived) throw new Problem('instrument.archived');
  if (!draft) throw new Problem('instrument.no-draft');
  if (draft.revision === revision) return draft;
  const stored = await new InstrumentListRepository(tx).findDraft(id);
  throw stored ? staleDraft(stored) : new Problem('instrument.no-draft');
}

/** Whatever kept a list of its own before: what breaks is said when publishing. */
function requireSound(draft: Record<string, unknown>, breaks: string[]): InstrumentDefinition {
  const { definition, faults } = checkDraft({ ...draft, breaks: undefined });
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (!definition || errors.length > 0)
    throw new Problem('instrument.faults', {}, errors.slice(0, mostFaults).map(asProblemFault));
  return breaks.length > 0 ? { ...definition, breaks } : definition;
}

function asProblemFault({ place, key, params }: InstrumentFault): ProblemFault {
  return { field: `${place.kind}.${place.code}`, key: `instrument.${key}`, params };
}

function hashWithoutBreaks({ breaks: _, ...definition }: InstrumentDefinition): string {
  return hashDefinition(definition);
}
