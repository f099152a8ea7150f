import type { Instrument } from '@traccia/contracts';
import { InstrumentListRepository, InstrumentRepository, type LockedInstrument } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { presentInstrument } from './instrument.presenter.js';
import { isShipped, mayChangeInstruments } from './instruments.policy.js';

/** One instrument as this person sees it. */
export async function findInstrument(
  tx: EntityManager,
  subject: PersonSubject,
  id: string,
): Promise<Instrument> {
  const instruments = new InstrumentListRepository(tx);
  const mayChange = mayChangeInstruments(subject);
  const entry = await instruments.find(id, mayChange);
  if (!entry) throw new Problem('request.not-found');
  return presentInstrument(
    entry,
    await instruments.versionsOf(id, mayChange),
    await instruments.originOf(id),
    mayChange,
  );
}

/** For who may change it; for everybody else there is nothing there. */
export async function lockInstrument(
  tx: EntityManager,
  subject: PersonSubject,
  id: string,
): Promise<LockedInstrument> {
  const locked = mayChangeInstruments(subject) ? await new InstrumentRepository(tx).lock(id) : null;
  if (!locked) throw new Problem('request.not-found');
  if (isShipped(locked.code)) throw new Problem('instrument.shipped');
  return locked;
}
