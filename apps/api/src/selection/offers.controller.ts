import { Controller } from '@nestjs/common';
import { fundingApi, logisticsApi, offersApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { LogisticsService } from './logistics.service.js';
import { OffersService } from './offers.service.js';
import { RulesService } from './rules.service.js';

/** What follows a decision: the offer, the money, the journey. */
@Controller()
export class OffersController {
  constructor(
    private readonly offers: OffersService,
    private readonly money: RulesService,
    private readonly travel: LogisticsService,
  ) {}

  @Serves(offersApi.mine)
  mine(@FromRequest() asked: Asked<typeof offersApi.mine>) {
    return this.offers.mine(personOf(asked));
  }

  @Serves(offersApi.accept)
  accept(@FromRequest() asked: Asked<typeof offersApi.accept>) {
    return this.offers.accept(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(offersApi.refuse)
  refuse(@FromRequest() asked: Asked<typeof offersApi.refuse>) {
    return this.offers.refuse(personOf(asked), asked.params.id, asked.body.reason, asked.requestId);
  }

  @Serves(offersApi.withdrawalTerms)
  withdrawalTerms(@FromRequest() asked: Asked<typeof offersApi.withdrawalTerms>) {
    return this.offers.withdrawalTerms(personOf(asked), asked.params.id);
  }

  @Serves(offersApi.rules)
  rules(@FromRequest() asked: Asked<typeof offersApi.rules>) {
    return this.money.rules(personOf(asked), asked.params.id);
  }

  @Serves(offersApi.setRules)
  setRules(@FromRequest() asked: Asked<typeof offersApi.setRules>) {
    return this.money.setRules(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(fundingApi.list)
  funding(@FromRequest() asked: Asked<typeof fundingApi.list>) {
    return this.money.funding(personOf(asked), asked.params.id);
  }

  @Serves(fundingApi.setOfApplication)
  setFunding(@FromRequest() asked: Asked<typeof fundingApi.setOfApplication>) {
    return this.money.setFunding(personOf(asked), asked.params.id, asked.body.lines, asked.requestId);
  }

  @Serves(fundingApi.setOfEnrolment)
  setFundingOfEnrolment(@FromRequest() asked: Asked<typeof fundingApi.setOfEnrolment>) {
    const { params, body, requestId } = asked;
    return this.money.setFundingOfEnrolment(personOf(asked), params.id, body.lines, requestId);
  }

  @Serves(logisticsApi.mine)
  myLogistics(@FromRequest() asked: Asked<typeof logisticsApi.mine>) {
    return this.travel.mine(personOf(asked), asked.params.activityId);
  }

  @Serves(logisticsApi.save)
  saveLogistics(@FromRequest() asked: Asked<typeof logisticsApi.save>) {
    return this.travel.save(personOf(asked), asked.params.activityId, asked.body);
  }

  @Serves(logisticsApi.list)
  logistics(@FromRequest() asked: Asked<typeof logisticsApi.list>) {
    return this.travel.list(personOf(asked), asked.params.id, asked.query.search, asked.requestId);
  }
}
