import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, Instrument, InstrumentDraft, instrumentsApi } from '@traccia/contracts';
import { InstrumentListRepository, InstrumentRepository, inTransaction } from '@traccia/persistence';
import { beginInstrument, copyInstrument, type InstrumentDefinition, mendDefinition } from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { findInstrument, lockInstrument } from './find-instrument.js';
import { presentDraft } from './instrument.presenter.js';
import { isShipped, mayChangeInstruments } from './instruments.policy.js';

/** Instruments while they are written: begun, saved as they are, thrown away. */
@Injectable()
export class DraftInstrumentsService {
  constructor(private readonly db: DataSource) {}

  create(
    subject: PersonSubject,
    body: BodyOf<typeof instrumentsApi.create>,
    requestId: string,
  ): Promise<Instrument> {
    return inTransaction(this.db, async (tx) => {
      const original = body.copyOfId === null ? null : await this.findOriginal(tx, body.copyOfId);
      const definition = original ? copyInstrument(original.definition, body) : beginInstrument(body);
      return this.beginWith(tx, subject, definition, { copiedFromId: original?.id ?? null, requestId });
    });
  }

  /** The common end of beginning, copying and importing: an instrument with its first draft. */
  async beginWith(
    tx: EntityManager,
    subject: PersonSubject,
    definition: InstrumentDefinition,
    { copiedFromId, requestId }: { copiedFromId: string | null; requestId: string },
  ): Promise<Instrument> {
    // Whoever bears the role for a part only finds no shelf to put anything on.
    if (!mayChangeInstruments(subject)) throw new Problem('request.not-found');
    const { code, kind, title } = definition;
    const begun = isShipped(code)
      ? null
      : await new InstrumentRepository(tx).begin(
          { code, kind, title, definition: { ...definition }, copiedFromId },
          subject.personId,
        );
    if (begun === null)
      throw new Problem('request.conflict', {}, [{ field: 'body.code', key: 'fault.taken' }]);
    const detail = { code, copied: copiedFromId !== null };
    await recordAct(tx, subject, { act: 'instrument.begun', ...about(begun), requestId, detail });
    return findInstrument(tx, subject, begun);
  }

  async draft(subject: PersonSubject, id: string): Promise<InstrumentDraft> {
    const draft = mayChangeInstruments(subject)
      ? await new InstrumentListRepository(this.db.manager).findDraft(id)
      : null;
    if (!draft) throw new Problem('request.not-found');
    return presentDraft(draft);
  }

  begin(subject: PersonSubject, id: string): Promise<InstrumentDraft> {
    return inTransaction(this.db, async (tx) => {
      const { newest, draft, archived } = await lockInstrument(tx, subject, id);
      if (archived) throw new Problem('instrument.archived');
      if (!draft && newest) {
        const { breaks: _, ...definition } = newest.definition;
        await new InstrumentRepository(tx).insertDraft(id, definition, subject.personId);
      }
      const found = await new InstrumentListRepository(tx).findDraft(id);
      if (!found) throw new Problem('request.not-found');
      return presentDraft(found);
    });
  }

  /** One statement when nobody else has saved; only a refusal looks why. */
  async save(
    subject: PersonSubject,
    id: string,
    { revision, definition }: BodyOf<typeof instrumentsApi.save>,
  ): Promise<AnswerOf<typeof instrumentsApi.save>> {
    if (!mayChangeInstruments(subject)) throw new Problem('request.not-found');
    const saved = await new InstrumentRepository(this.db.manager).saveDraft(
      id,
      revision,
      definition,
      subject.personId,
    );
    return saved ?? this.refuseSaving(id);
  }

  discard(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    return inTransaction(this.db, async (tx) => {
      const { draft, code } = await lockInstrument(tx, subject, id);
      if (!draft) throw new Problem('instrument.no-draft');
      await new InstrumentRepository(tx).discardDraft(id);
      await recordAct(tx, subject, {
        act: 'instrument.draft-discarded',
        ...about(id),
        requestId,
        detail: { code, revision: draft.revision },
      });
    });
  }

  private async findOriginal(
    tx: EntityManager,
    id: string,
  ): Promise<{ id: string; definition: InstrumentDefinition }> {
    const found = await new InstrumentListRepository(tx).findNewest(id);
    if (!found) throw new Problem('request.not-found');
    return { id: found.id, definition: mendDefinition(found.definition) };
  }

  private async refuseSaving(id: string): Promise<never> {
    const instruments = new InstrumentListRepository(this.db.manager);
    const stored = await instruments.findDraft(id);
    if (stored) throw staleDraft(stored);
    if (await instruments.find(id, true)) throw new Problem('instrument.no-draft');
    throw new Problem('request.not-found');
  }
}

const about = (instrumentId: string) => ({ subjectType: 'instrument', subjectId: instrumentId });

/** Somebody saved in between: whose it is and since when; the words are fetched by who wants to compare. */
export function staleDraft({
  revision,
  changedAt,
  changedByName,
}: {
  revision: number;
  changedAt: string;
  changedByName: string | null;
}): Problem {
  return new Problem('instrument.draft-stale', { revision, savedAt: changedAt, byName: changedByName });
}
