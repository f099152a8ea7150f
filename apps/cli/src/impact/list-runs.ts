import { StoredRunRepository } from '@traccia/persistence';
import { type CommandContext, withDatabase } from '../command.js';

/** One line a run, the newest first. */
export async function listRuns({ settings, terminal }: CommandContext, limit: number): Promise<void> {
  await withDatabase(settings(), 'application', async (db) => {
    const runs = await new StoredRunRepository(db.manager).listNewest(limit);
    if (runs.length === 0) return terminal.say('No figures have been computed yet.');
    for (const { id, computedAt, kind, scopeType, scopeId, waveKind, responded, methodVersion } of runs)
      terminal.say(
        [
          id,
          computedAt,
          kind.padEnd(8),
          `${scopeType} ${scopeId ?? ''}`.trim(),
          waveKind,
          `${responded} answered`,
          methodVersion,
        ].join('  '),
      );
  });
}
