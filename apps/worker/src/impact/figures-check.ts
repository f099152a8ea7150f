import { randomUUID } from 'node:crypto';
import {
  type CheckFinding,
  type CheckVerdict,
  ImpactCheckRepository,
  ImpactRunRepository,
  inOneState,
  isDatabaseAway,
  isOfTheseVersions,
  rerun,
  type Rerun,
  type StoredRun,
  StoredRunRepository,
} from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import { FiguresComputer } from './figures-computer.js';

/** Enough to see what is wrong; the counts say how much. */
const mostFindings = 200;
/** First what needs somebody. */
const order: readonly CheckVerdict[] = ['differs', 'missed', 'moved_on', 'pending', 'other_version'];

/**
 * Computes the latest run of every scope again, from the rows as they are, and holds it against what stands. What was
 * computed bit by bit as answers came must be what is computed from all of them at once. Rows that have moved on since
 * (somebody was erased, links were cut, a reminder left) are no fault and are counted apart.
 */
export class FiguresCheck {
  private readonly computer = new FiguresComputer();
  private running: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly db: DataSource,
    private readonly log: Log,
  ) {}

  /** The check of this night, unless it is day or somebody has it already. */
  async run(): Promise<void> {
    this.running ??= this.checkNight().finally(() => (this.running = null));
    await this.running;
  }

  /** Ends before the next scope; the night is given back. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
    await this.computer.stop();
  }

  private async checkNight(): Promise<void> {
    if (this.stopping) return;
    const checks = new ImpactCheckRepository(this.db.manager);
    const claim = randomUUID();
    const night = await checks.claim(claim);
    if (!night) return;
    const findings: CheckFinding[] = [];
    for (const runId of await new StoredRunRepository(this.db.manager).listStanding()) {
      if (this.stopping) return checks.giveBack(night, claim);
      if (!(await checks.beat(night, claim))) return;
      findings.push(await this.examine(runId));
    }
    await this.conclude(night, claim, findings);
  }

  private async examine(runId: string): Promise<CheckFinding> {
    try {
      const { run, finding } = await inOneState(this.db, async (tx) => this.compare(tx, runId));
      // Nothing else would compute it any more.
      if (finding.verdict === 'missed' && run?.scopeId)
        await new ImpactRunRepository(this.db.manager).markUnseen(run.scopeId);
      return finding;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      return { runId, verdict: 'differs', reason: plainReason(error) };
    }
  }

  private async compare(
    tx: EntityManager,
    runId: string,
  ): Promise<{ run: StoredRun | null; finding: CheckFinding }> {
    const run = await new StoredRunRepository(tx).find(runId);
    if (!run || !isOfTheseVersions(run))
      return { run, finding: { runId, verdict: 'other_version', reason: 'made by another method' } };
    const again = await rerun(tx, run, async (input) => this.computer.compute(input));
    return { run, finding: { runId, ...(await judge(tx, run, again)) } };
  }

  private async conclude(night: string, claim: string, found: readonly CheckFinding[]): Promise<void> {
    const count = (...verdicts: CheckVerdict[]) =>
      found.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const counts = {
      checked: found.length,
      differing: count('differs', 'missed'),
      movedOn: count('moved_on', 'pending'),
      otherVersions: count('other_version'),
    };
    const findings = found
      .filter(({ verdict }) => verdict !== 'equal')
      .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
      .slice(0, mostFindings);
    if (!(await new ImpactCheckRepository(this.db.manager).finish(night, claim, { ...counts, findings })))
      return;
    for (const { runId, verdict, reason } of findings)
      if (verdict === 'differs' || verdict === 'missed')
        this.log.error({ runId, verdict, reason }, 'figures are not what they should be');
    this.log.info({ night, ...counts }, 'figures checked');
  }
}

async function judge(
  tx: EntityManager,
  run: StoredRun,
  again: Rerun,
): Promise<Pick<CheckFinding, 'verdict' | 'reason'>> {
  if (again.inputHash === run.inputHash) {
    if (again.differences.length === 0) return { verdict: 'equal', reason: 'equal' };
    return { verdict: 'differs', reason: `${again.differences.length} figures differ over the same rows` };
  }
  // Readers' figures wait for the rule of releases; the internal ones of a wave follow every answer.
  if (run.kind !== 'internal' || !run.scopeId)
    return { verdict: 'moved_on', reason: 'the rows have changed since' };
  const behind = await new ImpactRunRepository(tx).findBehind(run.scopeId, run.id);
  if (behind === 'waits') return { verdict: 'pending', reason: 'new answers are waiting to be computed' };
  if (behind === 'missed') return { verdict: 'missed', reason: 'answers came and were not computed' };
  return { verdict: 'moved_on', reason: 'the rows have changed without a new answer' };
}
