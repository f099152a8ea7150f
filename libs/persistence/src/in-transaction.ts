import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

const retried = new Set(['40001', '40P01']);
const tries = 3;
const sharedTransaction = new AsyncLocalStorage<EntityManager>();

/** SQLSTATE of a failed statement, or null when the fault is not the database's. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code } = error.driverError as { code?: string };
  return code ?? null;
}

/** The database could not be asked or broke off, which says nothing about what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof QueryFailedError) return /^(08|53|57|40)/.test(sqlStateOf(error) ?? '57');
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  if (typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT|08|53|57)/.test(code))
    return true;
  return (
    error instanceof Error &&
    /^(connection terminated|timeout exceeded when trying to connect)/i.test(error.message)
  );
}

/** Name of the broken constraint, or null. */
export function constraintOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  return (error.driverError as { constraint?: string }).constraint ?? null;
}

/**
 * One visible transaction. A deadlock or serialization failure is tried again, at most three times, so the
 * work inside must touch nothing but the database.
 */
export async function inTransaction<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const shared = sharedTransaction.getStore();
  if (shared) return shared.transaction(work);
  return again(async () => db.transaction(work));
}

/** One writing statement that is its own transaction, without the brackets of one; tried again in the same way. */
export async function atOnce<T>(db: DataSource, statement: (tx: EntityManager) => Promise<T>): Promise<T> {
  return again(async () => statement(db.manager));
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !retried.has(sqlStateOf(error) ?? '')) throw error;
      await pause(10 * attempt + Math.random() * 40);
    }
  }
}

/**
 * A transaction that every `inTransaction` called within joins as a savepoint, so that a record about the
 * effect commits or vanishes with it. Only the idempotency of requests uses it.
 */
export async function inSharedTransaction<T>(
  db: DataSource,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (tx) => sharedTransaction.run(tx, async () => work(tx)));
}

/** Reading much at one instant: nothing can be written, and it may take longer than a request. */
export async function inOneState<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    await tx.query(`SET LOCAL statement_timeout = '5min'`);
    await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '15min'`);
    return work(tx);
  });
}

/** The product's now: the database clock plus the demo offset. */
export async function businessNow(tx: EntityManager | DataSource): Promise<Date> {
  const [row]: { now: Date }[] = await tx.query('SELECT business_now() AS now');
  if (!row) throw new Error('the deployment row is missing');
  return row.now;
}
