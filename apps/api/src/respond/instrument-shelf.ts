import { Injectable } from '@nestjs/common';
import { InstrumentRepository, type InstrumentVersion } from '@traccia/persistence';
import { readsRecord } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

const mostVersions = 100;

export interface ShelvedVersion extends InstrumentVersion {
  /** Whether the form is about anything known beforehand. */
  readsRecord: boolean;
}

/** Keeps published versions at hand: they never change, and every opening and every answer needs one. */
@Injectable()
export class InstrumentShelf {
  private readonly versions = new Map<string, ShelvedVersion>();

  async get(tx: EntityManager, id: string): Promise<ShelvedVersion> {
    const kept = this.versions.get(id);
    if (kept) return kept;
    const found = await new InstrumentRepository(tx).findVersion(id);
    if (!found) throw new Error('a wave without its instrument version');
    const version = { ...found, readsRecord: readsRecord(found.definition) };
    if (version.state !== 'draft') this.keep(version);
    return version;
  }

  /** Its first answer is committed, so that later ones need not freeze it again. */
  noteFrozen(id: string): void {
    const kept = this.versions.get(id);
    if (kept && kept.state !== 'frozen') this.versions.set(id, { ...kept, state: 'frozen' });
  }

  private keep(version: ShelvedVersion): void {
    const [oldest] = this.versions.keys();
    if (this.versions.size >= mostVersions && oldest !== undefined) this.versions.delete(oldest);
    this.versions.set(version.id, version);
  }
}
