import { Injectable } from '@nestjs/common';
import {
  idSchema,
  transfersApi,
  type AnswerOf,
  type BodyOf,
  type QueryOf,
  type Transfer,
} from '@traccia/contracts';
import {
  inTransaction,
  publish,
  StoredFileRepository,
  TransferRepository,
  type HeldTransfer,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentLine, presentTransfer } from './transfer.presenter.js';
import { listScopeOf, mayImportInto, readerOf, transferScopeOf } from './transfers.policy.js';

type Body = BodyOf<typeof transfersApi.create>;

/** What one person imports and exports; the worker does the work. */
@Injectable()
export class TransfersService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof transfersApi.list>,
  ): Promise<AnswerOf<typeof transfersApi.list>> {
    const transfers = new TransferRepository(this.db.manager);
    const reader = readerOf(subject);
    const after = readPageKey(query.after, [z.string().regex(/^[\d :.+-]{10,40}$/), idSchema]);
    const [found, total] = await Promise.all([
      transfers.list(reader, query, after, query.limit + 1),
      after === null ? transfers.count(reader, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.askedKey, row.id]);
    return { rows: rows.map(presentTransfer), next, total };
  }

  async create(subject: PersonSubject, body: Body, requestId: string): Promise<Transfer> {
    requireWhole(body);
    const { personId } = subject;
    return inTransaction(this.db, async (tx) => {
      await requireReach(tx, subject, body);
      if (body.fileId !== null) {
        const files = await new StoredFileRepository(tx).findOwn(personId, 'import_sheet', [body.fileId]);
        if (!files[0]) throw new Problem('request.not-found');
      }
      const scope = body.direction === 'export' && body.activityId === null ? listScopeOf(subject) : null;
      const transferId = await new TransferRepository(tx).insert({ ...body, scope, askedBy: personId });
      await publish(tx, 'transfer.asked', { transferId }, requestId);
      await recordAct(tx, subject, {
        act: `transfer.${body.direction}-asked`,
        subjectType: 'transfer',
        subjectId: transferId,
        detail: { kind: body.kind, activityId: body.activityId },
        requestId,
      });
      return readOne(tx, subject, transferId);
    });
  }

  async get(subject: PersonSubject, id: string): Promise<Transfer> {
    return readOne(this.db.manager, subject, id);
  }

  async faults(
    subject: PersonSubject,
    id: string,
    { after, limit, search }: QueryOf<typeof transfersApi.faults>,
  ): Promise<AnswerOf<typeof transfersApi.faults>> {
    const key = readPageKey(after, [z.string().regex(/^\d{1,9}$/)]);
    const { kind } = await readOne(this.db.manager, subject, id);
    const transfers = new TransferRepository(this.db.manager);
    const [found, total] = await Promise.all([
      transfers.faultyLines(id, search, Number(key?.[0] ?? 0), limit + 1),
      key === null ? transfers.countFaulty(id, search) : null,
    ]);
    const { rows, next } = cutPage(found, limit, ({ line }) => [String(line)]);
    return { rows: rows.map((line) => presentLine(kind, line)), next, total };
  }

  async confirm(subject: PersonSubject, id: string, requestId: string): Promise<Transfer> {
    return this.move(subject, id, requestId, 'running');
  }

  async cancel(subject: PersonSubject, id: string, requestId: string): Promise<Transfer> {
    return this.move(subject, id, requestId, 'cancelled');
  }

  private async move(
    subject: PersonSubject,
    id: string,
    requestId: string,
    to: 'running' | 'cancelled',
  ): Promise<Transfer> {
    return inTransaction(this.db, async (tx) => {
      const transfers = new TransferRepository(tx);
      const held = await transfers.hold(id);
      // Found through the reader, so that what is out of sight is not there.
      const found = await readOne(tx, subject, id);
      if (!held) throw new Problem('request.not-found');
      if (hasMoved(held, to)) return found;
      if (!mayMove(held, to)) throw new Problem('transfer.cannot-change');
      if (to === 'running') {
        await requireReach(tx, subject, held);
        await publish(tx, 'transfer.confirmed', { transferId: id }, requestId);
      }
      await transfers.setState(id, to);
      await recordAct(tx, subject, {
        act: to === 'running' ? 'transfer.confirmed' : 'transfer.cancelled',
        subjectType: 'transfer',
        subjectId: id,
        detail: {},
        requestId,
      });
      return readOne(tx, subject, id);
    });
  }
}

/** A second press finds done what the first has begun. */
function hasMoved({ state, direction }: HeldTransfer, to: 'running' | 'cancelled'): boolean {
  if (to === 'cancelled') return state === 'cancelled';
  return direction === 'import' && (state === 'running' || state === 'done');
}

function mayMove({ state }: HeldTransfer, to: 'running' | 'cancelled'): boolean {
  return state === 'checked' || (to === 'cancelled' && (state === 'asked' || state === 'running'));
}

/** An import has a sheet, an export has none; rows of an activity name it, lists of the centre have none. */
function requireWhole({ direction, kind, activityId, fileId }: Body): void {
  const fileFits = (direction === 'import') === (fileId !== null);
  const activityFits = (kind === 'people' || kind === 'organizations') === (activityId === null);
  if (!fileFits) throw new Problem('request.invalid', {}, [{ field: 'body.fileId', key: 'fault.required' }]);
  if (!activityFits)
    throw new Problem('request.invalid', {}, [{ field: 'body.activityId', key: 'fault.required' }]);
}

async function requireReach(
  tx: EntityManager,
  subject: PersonSubject,
  { direction, kind, activityId }: Pick<Body, 'direction' | 'kind' | 'activityId'>,
): Promise<void> {
  if (
    direction === 'import' &&
    (kind === 'people' || kind === 'organizations') &&
    !mayImportInto(subject, kind)
  )
    throw new Problem('permission.denied');
  if (activityId === null) return;
  if (!(await new TransferRepository(tx).reachesActivity(transferScopeOf(subject), activityId)))
    throw new Problem('request.not-found');
}

async function readOne(tx: EntityManager, subject: PersonSubject, id: string): Promise<Transfer> {
  const found = await new TransferRepository(tx).find(readerOf(subject), id);
  if (!found) throw new Problem('request.not-found');
  return presentTransfer(found);
}
