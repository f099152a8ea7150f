import { Injectable } from '@nestjs/common';
import { fundingApi, offersApi, type AnswerOf, type BodyOf, type FundedPerson } from '@traccia/contracts';
import {
  ActivityRepository,
  type ActivityScope,
  FundingLineRepository,
  inTransaction,
  SelectionBoardRepository,
  type SelectionRules,
  SelectionRuleRepository,
  sqlStateOf,
} from '@traccia/persistence';
import { areSoundBands } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { decisionScopeOf, panelScopeOf } from './selection.policy.js';
import { presentFunded } from './selection.presenter.js';

type Funding = AnswerOf<typeof fundingApi.list>;
type Lines = BodyOf<typeof fundingApi.setOfApplication>['lines'];

interface SetLines {
  subjectType: 'application' | 'enrolment';
  id: string;
  lines: Lines;
  requestId: string;
}

/** Money of an activity: the rules it follows, and who pays what for whom. */
@Injectable()
export class RulesService {
  constructor(private readonly db: DataSource) {}

  async rules(subject: PersonSubject, activityId: string): Promise<SelectionRules> {
    await this.refuseForeign(panelScopeOf(subject), activityId);
    return new SelectionRuleRepository(this.db.manager).find(activityId);
  }

  async setRules(
    subject: PersonSubject,
    activityId: string,
    rules: BodyOf<typeof offersApi.setRules>,
    requestId: string,
  ): Promise<SelectionRules> {
    if (!areSoundBands(rules.cancellationBands))
      throw new Problem('request.invalid', {}, [{ field: 'body.cancellationBands', key: 'fault.bands' }]);
    return inTransaction(this.db, async (tx) => {
      const activity = await new ActivityRepository(tx).lockToManage(decisionScopeOf(subject), activityId);
      if (!activity) throw new Problem('request.not-found');
      const repository = new SelectionRuleRepository(tx);
      if (!(await repository.set(activityId, rules))) throw new Problem('request.version-stale');
      await recordAct(tx, subject, {
        act: 'selection.rules-set',
        subjectType: 'activity',
        subjectId: activityId,
        requestId,
      });
      return repository.find(activityId);
    });
  }

  async funding(subject: PersonSubject, activityId: string): Promise<Funding> {
    await this.refuseForeign(panelScopeOf(subject), activityId);
    const { fellowshipRule } = await new SelectionRuleRepository(this.db.manager).find(activityId);
    const entries = await new FundingLineRepository(this.db.manager).list(activityId);
    return { rows: entries.map((entry) => presentFunded(entry, fellowshipRule)), totals: totalsOf(entries) };
  }

  async setFunding(
    subject: PersonSubject,
    applicationId: string,
    lines: Lines,
    requestId: string,
  ): Promise<FundedPerson> {
    const scope = decisionScopeOf(subject);
    return this.setLines(subject, { subjectType: 'application', id: applicationId, lines, requestId }, (tx) =>
      new SelectionBoardRepository(tx).findActivity(scope, applicationId),
    );
  }

  /** Somebody who registered directly or came by a sheet has no application to write it at. */
  async setFundingOfEnrolment(
    subject: PersonSubject,
    enrolmentId: string,
    lines: Lines,
    requestId: string,
  ): Promise<FundedPerson> {
    const scope = decisionScopeOf(subject);
    return this.setLines(subject, { subjectType: 'enrolment', id: enrolmentId, lines, requestId }, (tx) =>
      new FundingLineRepository(tx).findActivityOfEnrolment(scope, enrolmentId),
    );
  }

  private async setLines(
    subject: PersonSubject,
    { subjectType, id, lines, requestId }: SetLines,
    activityOf: (tx: EntityManager) => Promise<string | null>,
  ): Promise<FundedPerson> {
    return inTransaction(this.db, async (tx) => {
      const activityId = await activityOf(tx);
      if (!activityId) throw new Problem('request.not-found');
      // Two who save at once follow one another, or the lines of both would stand.
      await new ActivityRepository(tx).lock(activityId);
      const repository = new FundingLineRepository(tx);
      const before = await repository.find(activityId, id);
      if (!before) throw new Problem('selection.cannot-change');
      await repository.replace(before, lines);
      await recordAct(tx, subject, {
        act: 'funding.set',
        subjectType,
        subjectId: id,
        detail: { lines: lines.length },
        requestId,
      });
      const entry = (await repository.find(activityId, id)) ?? before;
      return presentFunded(entry, (await new SelectionRuleRepository(tx).find(activityId)).fellowshipRule);
    }).catch((error: unknown) => {
      if (sqlStateOf(error) === '23503')
        throw new Problem('request.invalid', {}, [{ field: 'body.lines', key: 'fault.invalid' }]);
      throw error;
    });
  }

  private async refuseForeign(scope: ActivityScope, activityId: string): Promise<void> {
    if (!(await new ActivityRepository(this.db.manager).isInScope(scope, activityId)))
      throw new Problem('request.not-found');
  }
}

function totalsOf(entries: readonly { lines: FundedPerson['lines'] }[]): Funding['totals'] {
  const totals = new Map<string, Funding['totals'][number]>();
  for (const { costItem, payer, currency, amountCents } of entries.flatMap(({ lines }) => lines)) {
    const key = `${costItem} ${payer} ${currency}`;
    const before = totals.get(key)?.amountCents ?? 0;
    totals.set(key, { costItem, payer, currency, amountCents: before + amountCents });
  }
  return [...totals.values()];
}
