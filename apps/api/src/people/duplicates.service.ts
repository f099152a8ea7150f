import { Injectable } from '@nestjs/common';
import { idSchema, type AnswerOf, type BodyOf, type duplicatesApi, type QueryOf } from '@traccia/contracts';
import {
  inTransaction,
  PersonMergeRepository,
  PersonPairRepository,
  SignInSessionRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';

const mostNewPairs = 200;

/** Records of one human being are brought together, and apart again when that was wrong. */
@Injectable()
export class DuplicatesService {
  constructor(private readonly db: DataSource) {}

  async list({
    after,
    limit,
  }: QueryOf<typeof duplicatesApi.list>): Promise<AnswerOf<typeof duplicatesApi.list>> {
    const key = readPageKey(after, [z.string().regex(/^\d{1,6}$/), idSchema]);
    const found = await new PersonPairRepository(this.db.manager).list({
      after: key && [Number(key[0]), key[1]],
      limit: limit + 1,
    });
    const { rows, next } = cutPage(found, limit, ({ weight, id }) => [String(weight), id]);
    return { rows: rows.map(({ id, reasons, a, b }) => ({ id, reasons, a, b })), next, total: null };
  }

  async look(): Promise<{ found: number }> {
    return { found: await new PersonPairRepository(this.db.manager).propose(mostNewPairs) };
  }

  async rememberNotSame(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      if (!(await new PersonPairRepository(tx).rememberNotSame(id, subject.personId)))
        throw new Problem('request.not-found');
      const act = { act: 'person.not-same', subjectType: 'person_pair', subjectId: id };
      await recordAct(tx, subject, { ...act, requestId });
    });
  }

  async merge(
    subject: PersonSubject,
    id: string,
    { intoId, reason = null }: BodyOf<typeof duplicatesApi.merge>,
    requestId: string,
  ): Promise<AnswerOf<typeof duplicatesApi.merge>> {
    return inTransaction(this.db, async (tx) => {
      const merges = new PersonMergeRepository(tx);
      const both = await merges.lockBoth(id, intoId);
      const [loser, keeper] = [id, intoId].map((one) => both.find((row) => row.id === one));
      if (!loser) throw new Problem('request.not-found');
      if (!keeper || id === intoId)
        throw new Problem('request.invalid', {}, [{ field: 'body.intoId', key: 'fault.unknown' }]);
      if (!loser.live || !keeper.live || !keeper.open) throw new Problem('person.merged');
      const done = await merges.merge(id, intoId, { by: subject.personId, reason: reason || null });
      const sessions = new SignInSessionRepository(tx);
      for (const personId of [id, intoId]) await sessions.endAllOf(personId, 'merged');
      await recordAct(tx, subject, {
        act: 'person.merged',
        subjectType: 'person',
        subjectId: id,
        requestId,
        detail: { intoId, ...done },
      });
      return done;
    });
  }

  async listMerges({
    after,
    limit,
  }: QueryOf<typeof duplicatesApi.merges>): Promise<AnswerOf<typeof duplicatesApi.merges>> {
    const key = readPageKey(after, [z.iso.datetime({ offset: true }), idSchema]);
    const found = await new PersonMergeRepository(this.db.manager).list({ after: key, limit: limit + 1 });
    const { rows, next } = cutPage(found, limit, ({ sortAt, id }) => [sortAt, id]);
    return {
      rows: rows.map(({ sortAt: _, ...row }) => ({
        ...row,
        mergedAt: row.mergedAt.toISOString(),
        undoneAt: row.undoneAt?.toISOString() ?? null,
      })),
      next,
      total: null,
    };
  }

  async undo(subject: PersonSubject, mergeId: string, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const merges = new PersonMergeRepository(tx);
      const merge = await merges.lockLive(mergeId);
      if (!merge) throw new Problem('request.not-found');
      const { keptId, mergedId, whole } = merge;
      const keeper = (await merges.lockBoth(keptId, mergedId)).find(({ id }) => id === keptId);
      if (!whole || !keeper?.live) throw new Problem('person.merged-since');
      await merges.undo(mergeId, subject.personId);
      await new SignInSessionRepository(tx).endAllOf(keptId, 'merged');
      await recordAct(tx, subject, {
        act: 'person.merge-undone',
        subjectType: 'person',
        subjectId: mergedId,
        requestId,
        detail: { mergeId, keptId },
      });
    });
  }
}
