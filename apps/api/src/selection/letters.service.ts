import { Injectable } from '@nestjs/common';
import { selectionApi, type AnswerOf, type Locale, type LocalisedText } from '@traccia/contracts';
import {
  ActivityRepository,
  ApplicationRepository,
  inTransaction,
  type LetterActivity,
  type LetterDecision,
  type LockedActivity,
  OfferRepository,
  publishTold,
  SelectionDecisionRepository,
  SelectionLetterRepository,
  SettingRepository,
} from '@traccia/persistence';
import { selectionLetter, seatsToOffer, type LetterKind } from '@traccia/training';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { decisionScopeOf } from './selection.policy.js';

type Preview = AnswerOf<typeof selectionApi.previewLetters>;
interface Addressed {
  kind: LetterKind;
  locale: Locale;
  recipientName: string;
  nominees: readonly LetterDecision[];
}

/** Letters about decisions: looked at first, then let go. */
@Injectable()
export class LettersService {
  constructor(private readonly db: DataSource) {}

  async preview(subject: PersonSubject, activityId: string): Promise<Preview> {
    const tx = this.db.manager;
    const letters = new SelectionLetterRepository(tx);
    if (!(await new ActivityRepository(tx).isInScope(decisionScopeOf(subject), activityId)))
      throw new Problem('request.not-found');
    const activity = await letters.findActivity(activityId);
    if (!activity) throw new Problem('request.not-found');
    const [waiting, settings] = [
      await letters.listWaiting(activityId),
      await new SettingRepository(tx).read(),
    ];
    const groups = groupBy(addressedOf(waiting), ({ kind, locale }) => `${kind} ${locale}`);
    return {
      letters: [...groups.values()].flatMap((group) => {
        const [first] = group;
        return first ? [sampleOf(first, group.length, activity, settings.centreName)] : [];
      }),
      decisions: waiting.length,
    };
  }

  async send(
    subject: PersonSubject,
    activityId: string,
    expected: number,
    requestId: string,
  ): Promise<AnswerOf<typeof selectionApi.sendLetters>> {
    return inTransaction(this.db, async (tx) => {
      const activity = await new ActivityRepository(tx).lockToManage(decisionScopeOf(subject), activityId);
      if (!activity) throw new Problem('request.not-found');
      const decisions = new SelectionDecisionRepository(tx);
      const waiting = await decisions.listWaiting(activityId);
      if (waiting.length !== expected)
        throw new Problem('selection.letters-changed', { decisions: waiting.length });
      const offers = waiting.filter(({ decision }) => decision === 'offer');
      refuseOffers(activity, offers.length);
      const ids = waiting.map(({ id }) => id);
      await decisions.markTold(ids);
      await new OfferRepository(tx).make(
        activityId,
        offers.map(({ id }) => id),
      );
      const applications = new ApplicationRepository(tx);
      await applications.setState(
        offers.map(({ applicationId }) => applicationId),
        'offered',
      );
      await applications.markTold(waiting.map(({ applicationId }) => applicationId));
      await publishTold(tx, ids, requestId);
      await recordAct(tx, subject, {
        act: 'selection.letters-sent',
        subjectType: 'activity',
        subjectId: activityId,
        detail: { letters: ids.length, offers: offers.length },
        requestId,
      });
      return { sent: ids.length, offers: offers.length };
    });
  }
}

function refuseOffers(activity: LockedActivity, offers: number): void {
  if (offers === 0) return;
  const takes = activity.status === 'open' || activity.status === 'confirmed';
  if (!takes || activity.today >= activity.startsOn) throw new Problem('activity.not-open');
  const free = seatsToOffer({
    capacity: activity.capacity,
    enrolled: activity.enrolledCount,
    openOffers: activity.offersOpen,
  });
  if (free !== null && offers > free) throw new Problem('selection.too-many', { free });
}

const kindOf = { offer: 'offer', reserve: 'reserve', decline: 'declined' } as const;

/** One letter a decision, and one a nominator about all the own nominees. */
function addressedOf(waiting: readonly LetterDecision[]): Addressed[] {
  const own = waiting.map((decision): Addressed => ({
    kind: kindOf[decision.decision],
    locale: decision.locale,
    recipientName: decision.personName,
    nominees: [],
  }));
  const nominated = groupBy(
    waiting.filter(({ nominatorId }) => nominatorId !== null),
    ({ nominatorId }) => nominatorId,
  );
  const nominators = [...nominated.values()].map((nominees): Addressed => ({
    kind: 'nominee-told',
    locale: nominees[0]?.nominatorLocale ?? 'en',
    recipientName: nominees[0]?.nominatorName ?? '',
    nominees,
  }));
  return [...own, ...nominators];
}

function sampleOf(
  first: Addressed,
  count: number,
  activity: LetterActivity,
  centre: string,
): Preview['letters'][number] {
  const { kind, locale, recipientName, nominees } = first;
  const letter = selectionLetter(kind, locale, {
    ...activity,
    activity: titleIn(activity.title, locale),
    centre,
    nominees: nominees.map(({ personName, decision }) => ({ name: personName, decision })),
  });
  return { kind, locale, count, sample: { recipientName, ...letter } };
}

function titleIn(title: LocalisedText, locale: Locale): string {
  return title[locale] ?? title['en'] ?? Object.values(title)[0] ?? '';
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
