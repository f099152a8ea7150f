import { Injectable } from '@nestjs/common';
import { selectionApi, type AnswerOf, type BodyOf, type SelectionDetail } from '@traccia/contracts';
import {
  type ActivityScope,
  ActivityRepository,
  inTransaction,
  SelectionBoardRepository,
  SelectionCriterionRepository,
  SelectionPanelRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { decisionScopeOf, panelScopeOf } from './selection.policy.js';
import { presentBoardRow } from './selection.presenter.js';

type Scores = BodyOf<typeof selectionApi.score>['scores'];
type Criteria = BodyOf<typeof selectionApi.setCriteria>['criteria'];
interface PanelAct {
  subject: PersonSubject;
  applicationId: string;
  requestId: string;
}

/** What the members of a panel say about applicants. */
@Injectable()
export class PanelService {
  constructor(private readonly db: DataSource) {}

  async applicant(subject: PersonSubject, applicationId: string): Promise<SelectionDetail> {
    return readApplicant(this.db.manager, panelScopeOf(subject), subject, applicationId);
  }

  async score(act: PanelAct, scores: Scores): Promise<SelectionDetail> {
    return this.actOn(act, 'selection.scored', async (panel) => {
      if (await panel.hasConflict(act.applicationId, act.subject.personId))
        throw new Problem('selection.conflict-declared');
      const last = [...new Map(scores.map((score) => [score.criterionId, score])).values()];
      const taken = await panel.score(act.applicationId, act.subject.personId, last);
      if (taken !== last.length)
        throw new Problem('request.invalid', {}, [{ field: 'body.scores', key: 'fault.invalid' }]);
    });
  }

  async addNote(act: PanelAct, text: string): Promise<SelectionDetail> {
    return this.actOn(act, 'selection.noted', async (panel) =>
      panel.addNote(act.applicationId, act.subject.personId, text),
    );
  }

  async declareConflict(act: PanelAct, reason: string | null): Promise<SelectionDetail> {
    const what = reason === null ? 'selection.conflict-ended' : 'selection.conflict-declared';
    return this.actOn(act, what, async (panel) =>
      reason === null
        ? panel.endConflict(act.applicationId, act.subject.personId)
        : panel.declareConflict(act.applicationId, act.subject.personId, reason),
    );
  }

  async setCriteria(
    subject: PersonSubject,
    activityId: string,
    criteria: Criteria,
    requestId: string,
  ): Promise<AnswerOf<typeof selectionApi.setCriteria>> {
    return inTransaction(this.db, async (tx) => {
      const activity = await new ActivityRepository(tx).lockToManage(decisionScopeOf(subject), activityId);
      if (!activity) throw new Problem('request.not-found');
      const repository = new SelectionCriterionRepository(tx);
      await repository.replace(activityId, criteria);
      await recordAct(tx, subject, {
        act: 'selection.criteria-set',
        subjectType: 'activity',
        subjectId: activityId,
        detail: { criteria: criteria.length },
        requestId,
      });
      return { criteria: await repository.list(activityId) };
    });
  }

  private async actOn(
    { subject, applicationId, requestId }: PanelAct,
    act: string,
    work: (panel: SelectionPanelRepository) => Promise<void>,
  ): Promise<SelectionDetail> {
    const scope = panelScopeOf(subject);
    return inTransaction(this.db, async (tx) => {
      if (!(await new SelectionBoardRepository(tx).findActivity(scope, applicationId)))
        throw new Problem('request.not-found');
      await work(new SelectionPanelRepository(tx));
      await recordAct(tx, subject, { act, subjectType: 'application', subjectId: applicationId, requestId });
      return readApplicant(tx, scope, subject, applicationId);
    });
  }
}

async function readApplicant(
  tx: EntityManager,
  scope: ActivityScope,
  { personId }: PersonSubject,
  applicationId: string,
): Promise<SelectionDetail> {
  const board = new SelectionBoardRepository(tx);
  const activityId = await board.findActivity(scope, applicationId);
  const found = activityId && (await board.find(scope, { activityId, readerId: personId }, applicationId));
  if (!found) throw new Problem('request.not-found');
  return { ...found, ...presentBoardRow(found) };
}
