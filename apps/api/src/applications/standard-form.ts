import { Injectable } from '@nestjs/common';
import { InstrumentRepository } from '@traccia/persistence';
import { applicationForm, type InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

/** The form that is asked now, and the versions that were asked before. */
@Injectable()
export class StandardForm {
  private readonly kept = new Map<string, InstrumentDefinition>();

  /** The newest published version; a database that has none yet gets the shipped one. */
  async newestId(tx: EntityManager): Promise<string> {
    const shelf = new InstrumentRepository(tx);
    const known = await shelf.findNewestVersionId(applicationForm.code);
    return known ?? (await shelf.publish(applicationForm)).versionId;
  }

  async definition(tx: EntityManager, versionId: string): Promise<InstrumentDefinition> {
    const kept = this.kept.get(versionId);
    if (kept) return kept;
    const version = await new InstrumentRepository(tx).findVersion(versionId);
    if (!version) throw new Error('an application without its form');
    this.kept.set(versionId, version.definition);
    return version.definition;
  }
}
