import { SettingFault } from '@traccia/runtime';
import { CommandFault, UsageFault } from './command.js';

/** Errors of Node's own may come from another realm, so they are known by their fields. */
export function fieldOf(error: unknown, name: 'code' | 'message'): string {
  if (typeof error !== 'object' || error === null || !(name in error)) return '';
  return String((error as Record<string, unknown>)[name]);
}

const connectionTrouble = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P03',
  '28P01',
  '3D000',
]);
/** The name of the table stands in the message; what it means is that nothing was migrated yet. */
const undefinedTable = '42P01';

/** One line, whatever went wrong. */
export function plainReason(error: unknown): string {
  const own = error instanceof CommandFault || error instanceof UsageFault || error instanceof SettingFault;
  if (own) return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return plainReason(error.errors[0]);
  const line = fieldOf(error, 'message').split('\n')[0] || String(error);
  if (fieldOf(error, 'code') === 'ENOSPC') return 'The disk is full; nothing was kept.';
  if (connectionTrouble.has(fieldOf(error, 'code'))) return `The database does not answer: ${line}`;
  return fieldOf(error, 'code') === undefinedTable
    ? 'The database is not migrated; run `traccia migrate`.'
    : line;
}
