import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, impactApi } from '@traccia/contracts';
import {
  ImpactCheckRepository,
  ImpactRoundRepository,
  ImpactRunRepository,
  inTransaction,
  publish,
  ReleasedRunRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { manageableFigures, mayStopComputing, requireStopComputing } from './impact.policy.js';
import { presentComputing } from './computing.presenter.js';

type Wish = BodyOf<typeof impactApi.recompute>;

/** Asks the worker to compute, says how far it is, and asks it to stop; nothing is computed here. */
@Injectable()
export class ComputingService {
  constructor(private readonly db: DataSource) {}

  /** Equal answers make no new run. A rest after a cancelled round is over: somebody wants figures. */
  async recompute(subject: PersonSubject, wish: Wish, requestId: string): Promise<{ accepted: true }> {
    const key =
      'waveId' in wish
        ? { scopeType: 'wave' as const, scopeId: wish.waveId }
        : { scopeType: wish.scopeType, scopeId: scopeIdOf(wish) };
    return inTransaction(this.db, async (tx) => {
      if (!(await new ReleasedRunRepository(tx).findScope(manageableFigures(subject), key)))
        throw new Problem('request.not-found');
      const runs = new ImpactRunRepository(tx);
      if (key.scopeType === 'wave') await runs.markStale(key.scopeId);
      else
        await runs.markScopeStale(key.scopeType, key.scopeId, 'waveKind' in wish ? wish.waveKind : undefined);
      await new ImpactRoundRepository(tx).endRest();
      await publish(tx, 'impact.recomputation-asked', { scopeType: key.scopeType });
      await recordAct(tx, subject, {
        act: 'impact.recomputation-asked',
        subjectType: key.scopeType,
        subjectId: key.scopeId,
        requestId,
      });
      return { accepted: true };
    });
  }

  async latestRound(subject: PersonSubject): Promise<AnswerOf<typeof impactApi.latestRound>> {
    const rounds = new ImpactRoundRepository(this.db.manager);
    const [round, waiting, check] = await Promise.all([
      rounds.findLatest(),
      rounds.countStale(),
      new ImpactCheckRepository(this.db.manager).findLatest(),
    ]);
    return presentComputing({ round, waiting, check, mayCancel: mayStopComputing(subject) });
  }

  async cancelRound(subject: PersonSubject, requestId: string): Promise<{ asked: boolean }> {
    requireStopComputing(subject);
    return inTransaction(this.db, async (tx) => {
      const roundId = await new ImpactRoundRepository(tx).askToCancel();
      if (roundId === null) return { asked: false };
      await recordAct(tx, subject, {
        act: 'impact.round-cancelled',
        subjectType: 'impact_round',
        subjectId: roundId,
        requestId,
      });
      return { asked: true };
    });
  }
}

function scopeIdOf({ scopeType, scopeId }: Exclude<Wish, { waveId: string }>): string | null {
  if (scopeType === 'centre') return null;
  if (scopeId) return scopeId;
  throw new Problem('request.invalid', {}, [{ field: 'body.scopeId', key: 'fault.required' }]);
}
