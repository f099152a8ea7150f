import { Controller } from '@nestjs/common';
import { enrolmentsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { InLaneOf } from '../http/lane-interceptor.js';
import { Serves } from '../http/serves.js';
import { EnrolmentsService } from './enrolments.service.js';
import { RosterService } from './roster.service.js';

@Controller()
export class EnrolmentsController {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly rosters: RosterService,
  ) {}

  @InLaneOf('activityId')
  @Serves(enrolmentsApi.create)
  create(@FromRequest() asked: Asked<typeof enrolmentsApi.create>) {
    return this.enrolments.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(enrolmentsApi.mine)
  mine(@FromRequest() asked: Asked<typeof enrolmentsApi.mine>) {
    return this.enrolments.mine(personOf(asked), asked.query);
  }

  @Serves(enrolmentsApi.withdraw)
  withdraw(@FromRequest() asked: Asked<typeof enrolmentsApi.withdraw>) {
    return this.enrolments.withdraw(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(enrolmentsApi.questions)
  questions(@FromRequest() asked: Asked<typeof enrolmentsApi.questions>) {
    return this.enrolments.questions(personOf(asked));
  }

  @Serves(enrolmentsApi.roster)
  roster(@FromRequest() asked: Asked<typeof enrolmentsApi.roster>) {
    return this.rosters.list(personOf(asked), asked.params.id, asked.query);
  }
}
