import { Injectable } from '@nestjs/common';
import { selectionApi, type AnswerOf, type BodyOf, type SelectionDecision } from '@traccia/contracts';
import {
  ActivityRepository,
  ApplicationRepository,
  inTransaction,
  type LockedActivity,
  SelectionDecisionRepository,
} from '@traccia/persistence';
import { applicationTransitions, mayFollow, seatsToOffer, type ApplicationState } from '@traccia/training';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { decisionScopeOf } from './selection.policy.js';

type Wish = BodyOf<typeof selectionApi.decide>;

const stateOf: Record<SelectionDecision, ApplicationState> = {
  offer: 'selected',
  reserve: 'reserve',
  decline: 'declined',
};

/** Decisions in bulk: all of them or none. Nobody hears of them before the letters leave. */
@Injectable()
export class DecideService {
  constructor(private readonly db: DataSource) {}

  async decide(
    subject: PersonSubject,
    activityId: string,
    wish: Wish,
    requestId: string,
  ): Promise<AnswerOf<typeof selectionApi.decide>> {
    const ids = [...new Set(wish.applicationIds)];
    return inTransaction(this.db, async (tx) => {
      const activity = await new ActivityRepository(tx).lockToManage(decisionScopeOf(subject), activityId);
      if (!activity) throw new Problem('request.not-found');
      const applications = new ApplicationRepository(tx);
      const locked = await applications.lockMany(activityId, ids);
      if (locked.length !== ids.length) throw new Problem('request.not-found');
      const to = stateOf[wish.decision];
      const moving = new Set(locked.filter(({ state }) => state !== to).map(({ id }) => id));
      if (locked.some(({ state }) => state !== to && !mayFollow(applicationTransitions, state, to)))
        throw new Problem('selection.cannot-change');
      const decisions = new SelectionDecisionRepository(tx);
      const changed = ids.filter((id) => moving.has(id));
      await refuseTooMany(decisions, activity, wish.decision, changed);
      await decisions.record(
        { activityId, decision: wish.decision, reason: wish.reason, decidedBy: subject.personId },
        changed,
      );
      await applications.setState(changed, to);
      await recordAct(tx, subject, {
        act: 'selection.decided',
        subjectType: 'activity',
        subjectId: activityId,
        detail: { decision: wish.decision, applications: changed.length },
        requestId,
      });
      return { decided: changed.length };
    });
  }
}

/** Who is chosen has a place, so that the letters can promise it; the reserve list has an end too. */
async function refuseTooMany(
  decisions: SelectionDecisionRepository,
  activity: LockedActivity,
  decision: SelectionDecision,
  changed: readonly string[],
): Promise<void> {
  if (decision === 'decline') return;
  const free =
    decision === 'offer'
      ? seatsToOffer({
          capacity: activity.capacity,
          enrolled: activity.enrolledCount,
          openOffers: activity.offersOpen + (await decisions.countSelected(activity.id)),
        })
      : activity.reservePlaces === null
        ? null
        : Math.max(0, activity.reservePlaces - (await decisions.countReserve(activity.id, changed)));
  if (free !== null && changed.length > free) throw new Problem('selection.too-many', { free });
}
