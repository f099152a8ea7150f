import { Injectable } from '@nestjs/common';
import { InstrumentRepository, type InstrumentVersion } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';

const mostVersions = 100;

/** Keeps published versions at hand: they never change, and every opening and every answer needs one. */
@Injectable()
export class InstrumentShelf {
  private readonly versions = new Map<string, InstrumentVersion>();

  async get(tx: EntityManager, id: string): Promise<InstrumentVersion> {
    const kept = this.versions.get(id);
    if (kept) return kept;
    const version = await new InstrumentRepository(tx).findVersion(id);
    if (!version) throw new Error('a wave without its instrument version');
    if (version.state !== 'draft') this.keep(version);
    return version;
  }

  /** Its first answer is committed, so that later ones need not freeze it again. */
  noteFrozen(id: string): void {
    const kept = this.versions.get(id);
    if (kept && kept.state !== 'frozen') this.versions.set(id, { ...kept, state: 'frozen' });
  }

  private keep(version: InstrumentVersion): void {
    const [oldest] = this.versions.keys();
    if (this.versions.size >= mostVersions && oldest !== undefined) this.versions.delete(oldest);
    this.versions.set(version.id, version);
  }
}
