import { bankInstruments } from '@traccia/survey';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Instruments belong to the centre: only a role that is borne for all of it changes them. */
export function mayChangeInstruments(subject: PersonSubject): boolean {
  return rowScopeOf(subject, 'instruments.manage').everything;
}

/** What comes with the product is published again with each release, so a change would be lost: it is copied. */
export function isShipped(code: string): boolean {
  return bankInstruments.some((instrument) => instrument.code === code);
}
