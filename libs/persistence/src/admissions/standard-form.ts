import { applicationForm, type InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { InstrumentRepository } from '../instruments/instrument.repository.js';

/** The application form that is asked now; of a centre that has published none, the shipped one. */
export async function readStandardForm(tx: EntityManager): Promise<InstrumentDefinition> {
  const shelf = new InstrumentRepository(tx);
  const id = await shelf.findNewestVersionId(applicationForm.code);
  return (id && (await shelf.findVersion(id))?.definition) || applicationForm;
}
