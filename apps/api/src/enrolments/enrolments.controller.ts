import { Controller } from '@nestjs/common';
import { enrolmentsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { InLaneOf } from '../http/lane-interceptor.js';
import { Serves } from '../http/serves.js';
import { AttendanceService } from './attendance.service.js';
import { EnrolmentsService } from './enrolments.service.js';
import { RosterService } from './roster.service.js';

@Controller()
export class EnrolmentsController {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly rosters: RosterService,
    private readonly attendances: AttendanceService,
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

  @Serves(enrolmentsApi.roster)
  roster(@FromRequest() asked: Asked<typeof enrolmentsApi.roster>) {
    return this.rosters.list(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(enrolmentsApi.attendance)
  attendance(@FromRequest() asked: Asked<typeof enrolmentsApi.attendance>) {
    return this.attendances.list(personOf(asked), asked.params);
  }

  @Serves(enrolmentsApi.recordAttendance)
  recordAttendance(@FromRequest() asked: Asked<typeof enrolmentsApi.recordAttendance>) {
    return this.attendances.record(personOf(asked), asked.params, asked.body.marks, asked.requestId);
  }
}
