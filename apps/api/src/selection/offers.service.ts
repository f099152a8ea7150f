import { Injectable } from '@nestjs/common';
import { offersApi, type AnswerOf, type MyOffer } from '@traccia/contracts';
import {
  ActivityRepository,
  advanceReserve,
  ApplicationRepository,
  EnrolmentRepository,
  inTransaction,
  type LockedActivity,
  OfferRepository,
  SelectionRuleRepository,
  takePlace,
  WithdrawalChargeRepository,
} from '@traccia/persistence';
import { cancellationCharge, isOfferOpen, type OfferState } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Lanes } from '../http/lanes.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

type Terms = AnswerOf<typeof offersApi.withdrawalTerms>;

/** What one does with the offers made to oneself. */
@Injectable()
export class OffersService {
  constructor(
    private readonly db: DataSource,
    private readonly lanes: Lanes,
  ) {}

  async mine({ personId }: PersonSubject): Promise<{ rows: MyOffer[] }> {
    return { rows: await new OfferRepository(this.db.manager).listOwn(personId) };
  }

  /** The place is taken where everybody takes one: under the activity's lock, by the same act. */
  async accept(subject: PersonSubject, id: string, requestId: string): Promise<MyOffer> {
    return this.answer(subject, id, 'accepted', async (tx, offer, activity) => {
      if (!['open', 'confirmed', 'running'].includes(activity.status)) throw new Problem('activity.not-open');
      const applicant = await new EnrolmentRepository(tx).findApplicant(activity.id, subject.personId);
      if (applicant.liveEnrolmentId !== null) throw new Problem('enrolment.already');
      const applications = new ApplicationRepository(tx);
      const application = await applications.lock(offer.applicationId);
      if (!application) throw new Problem('request.not-found');
      await new OfferRepository(tx).close(id, 'accepted', null);
      await applications.setState([application.id], 'accepted');
      await applications.setState([application.id], 'enrolled');
      await applications.markTold([application.id]);
      const place = {
        activityId: activity.id,
        personId: subject.personId,
        organizationId: application.organizationId,
        constituentGroup: application.constituentGroup,
        status: 'enrolled' as const,
        waitPosition: null,
      };
      await takePlace(tx, place, requestId);
    });
  }

  async refuse(
    subject: PersonSubject,
    id: string,
    reason: string | null,
    requestId: string,
  ): Promise<MyOffer> {
    return this.answer(subject, id, 'refused', async (tx, offer, activity) => {
      await new OfferRepository(tx).close(id, 'refused', reason);
      const applications = new ApplicationRepository(tx);
      await applications.setState([offer.applicationId], 'offer_refused');
      await applications.markTold([offer.applicationId]);
      await advanceReserve(tx, activity.id, requestId);
    });
  }

  async withdrawalTerms({ personId }: PersonSubject, enrolmentId: string): Promise<Terms> {
    const tx = this.db.manager;
    const own = await new EnrolmentRepository(tx).findOwn(enrolmentId, personId);
    if (!own) throw new Problem('request.not-found');
    const activity = await new EnrolmentRepository(tx).findToday(enrolmentId);
    const { cancellationBands } = await new SelectionRuleRepository(tx).find(own.activityId);
    const owed = await new WithdrawalChargeRepository(tx).findOwed(enrolmentId);
    const charge = cancellationCharge(cancellationBands, own.startsOn, activity, owed?.amountCents ?? null);
    return { ...charge, currency: owed?.currency ?? null, bands: cancellationBands };
  }

  /** Twice the same is once: a second press finds the offer as the first has left it. */
  private async answer(
    { personId }: PersonSubject,
    id: string,
    wanted: OfferState,
    act: (tx: EntityManager, offer: MyOffer, activity: LockedActivity) => Promise<void>,
  ): Promise<MyOffer> {
    const own = await new OfferRepository(this.db.manager).findOwn(id, personId);
    if (!own) throw new Problem('request.not-found');
    return this.lanes.run(`activityId ${own.activityId}`, () =>
      inTransaction(this.db, async (tx) => {
        const activity = await new ActivityRepository(tx).lock(own.activityId);
        const offers = new OfferRepository(tx);
        const offer = await offers.lock(id);
        if (!activity || !offer) throw new Problem('request.not-found');
        if (offer.state !== wanted) {
          if (!isOfferOpen(offer.state, offer.expiresAt, offer.now)) throw new Problem('offer.over');
          await act(tx, own, activity);
        }
        const after = await offers.findOwn(id, personId);
        if (!after) throw new Problem('request.not-found');
        return after;
      }),
    );
  }
}
