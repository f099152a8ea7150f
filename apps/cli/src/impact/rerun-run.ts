import type { Figure } from '@traccia/contracts';
import { computeActivityFigures, methodVersion } from '@traccia/impact';
import {
  type FigureDifference,
  inOneState,
  isOfTheseVersions,
  policyVersion,
  rerun,
  type Rerun,
  type StoredRun,
  StoredRunRepository,
} from '@traccia/persistence';
import { type CommandContext, CommandFault, type Terminal, withDatabase } from '../command.js';

const mostDifferencesSaid = 20;

/** Computes one run again and says in sentences what came of it; a difference ends the command with a fault. */
export async function rerunRun({ settings, terminal }: CommandContext, id: string): Promise<void> {
  const { run, again } = await withDatabase(settings(), 'application', async (db) =>
    inOneState(db, async (tx) => {
      const found = await new StoredRunRepository(tx).find(id);
      if (!found) throw new CommandFault(`There is no run ${id}.`);
      if (!isOfTheseVersions(found)) throw new CommandFault(otherVersions(found));
      terminal.say(introduce(found));
      return { run: found, again: await rerun(tx, found, computeActivityFigures) };
    }),
  );
  compare(terminal, run, again);
}

function otherVersions(run: StoredRun): string {
  return (
    `Run ${run.id} was made by method ${run.methodVersion} under the rules ${run.policyVersion}; this program computes ` +
    `by method ${methodVersion} under the rules ${policyVersion}. Compute it again with the release that made it.`
  );
}

function introduce({ id, kind, scopeType, scopeId, waveKind, computedAt, waveIds }: StoredRun): string {
  const scope = scopeId ? `${scopeType} ${scopeId}` : scopeType;
  const waves = `${waveIds.length} ${waveIds.length === 1 ? 'wave' : 'waves'}`;
  return `Run ${id}: ${kind} figures of ${scope}, ${waveKind}, from ${waves}, computed at ${computedAt}.`;
}

function compare({ say }: Terminal, run: StoredRun, again: Rerun): void {
  const invited = again.invited === null ? 'no list of those invited' : `${again.invited} invited`;
  say(`Read again: ${invited}, ${again.responded} who answered.`);
  const same = { frame: again.frameHash === run.frameHash, input: again.inputHash === run.inputHash };
  if (same.frame) say(`Those invited are the same: ${run.frameHash}.`);
  else say(`Those invited have changed: the run has ${run.frameHash}, the rows of now ${again.frameHash}.`);
  if (same.input) say(`The answers are the same: ${run.inputHash}.`);
  else say(`The answers have changed: the run has ${run.inputHash}, the rows of now ${again.inputHash}.`);
  const { figures, differences } = again;
  if (differences.length === 0)
    say(`Computed ${figures} figures; all are equal to those of the run, bit for bit.`);
  else say(`Computed ${figures} figures; ${differences.length} are not those of the run:`);
  for (const difference of differences.slice(0, mostDifferencesSaid)) say(`  ${describe(difference)}`);
  if (differences.length > mostDifferencesSaid)
    say(`  … and ${differences.length - mostDifferencesSaid} more.`);
  if (!same.input)
    throw new CommandFault(
      'The rows behind this run have changed since it was computed, as they do when somebody is erased or a link is cut.',
    );
  if (differences.length > 0)
    throw new CommandFault(
      'The rows are those of the run and the figures are not: either they or the engine have been changed.',
    );
}

function describe({ position, stored, computed, fields }: FigureDifference): string {
  const named = stored ?? computed;
  const place = named ? placeOf(named) : '';
  if (!computed) return `${position} ${place}: the run has it, the computation of now has not`;
  if (!stored) return `${position} ${place}: the run does not have it, the computation of now has`;
  const values = fields.map((name) => {
    const [before, now] = [stored, computed].map((figure) =>
      JSON.stringify(figure[name as keyof Figure] ?? null),
    );
    return `${name} ${before}, now ${now}`;
  });
  return `${position} ${place}: ${values.join('; ')}`;
}

function placeOf({ metric, itemCode, dimension, groupCode, choiceCode }: Figure): string {
  const group = dimension === 'all' ? 'all' : `${dimension} ${groupCode}`;
  return [metric, itemCode, choiceCode, group].filter((part) => part !== null).join(' ');
}
