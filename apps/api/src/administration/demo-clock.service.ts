import { Inject, Injectable } from '@nestjs/common';
import type { administrationApi, AnswerOf } from '@traccia/contracts';
import { DeploymentRepository, inTransaction, publish } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { movedOffset, refuseNarrowScope } from './administration.policy.js';
import { presentClock } from './administration.presenter.js';
import { recordAct } from '../http/record-act.js';

type Clock = AnswerOf<typeof administrationApi.getDemoClock>;

/** Moves the product's today in a demo. Three things refuse it elsewhere: the mode, the database's own row, its CHECK. */
@Injectable()
export class DemoClockService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async read(subject: PersonSubject): Promise<Clock> {
    refuseNarrowScope(subject, 'demo-clock.manage');
    return presentClock(await new DeploymentRepository(this.db.manager).readClock());
  }

  async move(subject: PersonSubject, days: number, requestId: string): Promise<Clock> {
    refuseNarrowScope(subject, 'demo-clock.manage');
    if (this.settings.mode !== 'demo') throw new Problem('demo.not-a-demo');
    return inTransaction(this.db, async (tx) => {
      const deployment = new DeploymentRepository(tx);
      const { isDemo, offsetSeconds } = await deployment.lockClock();
      if (!isDemo) throw new Problem('demo.not-a-demo');
      const next = movedOffset(offsetSeconds, days);
      if (typeof next !== 'number')
        throw new Problem('request.invalid', {}, [{ field: 'body.days', ...next }]);
      await deployment.setOffset(next);
      await publish(tx, 'clock.moved', { offsetSeconds: next }, requestId);
      await recordAct(tx, subject, {
        act: 'demo-clock.moved',
        subjectType: 'deployment',
        subjectId: null,
        detail: { days, offsetSeconds: next },
        requestId,
      });
      return presentClock(await deployment.readClock());
    });
  }
}
