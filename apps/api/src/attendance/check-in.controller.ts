import { Controller } from '@nestjs/common';
import { attendanceApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { CheckInService } from './check-in.service.js';
import { WalkInsService } from './walk-ins.service.js';

@Controller()
export class CheckInController {
  constructor(
    private readonly checkIns: CheckInService,
    private readonly people: WalkInsService,
  ) {}

  @Serves(attendanceApi.showCode)
  showCode(@FromRequest() asked: Asked<typeof attendanceApi.showCode>) {
    return this.checkIns.show(personOf(asked), asked.params, asked.requestId);
  }

  @Serves(attendanceApi.readCode)
  readCode(@FromRequest() asked: Asked<typeof attendanceApi.readCode>) {
    return this.checkIns.read(personOf(asked), asked.params);
  }

  @Serves(attendanceApi.hideCode)
  hideCode(@FromRequest() asked: Asked<typeof attendanceApi.hideCode>) {
    return this.checkIns.hide(personOf(asked), asked.params, asked.requestId);
  }

  @Serves(attendanceApi.checkIn)
  checkIn(@FromRequest() asked: Asked<typeof attendanceApi.checkIn>) {
    return this.checkIns.checkIn(personOf(asked), asked.body.code, asked.requestId);
  }

  @Serves(attendanceApi.walkIns)
  walkIns(@FromRequest() asked: Asked<typeof attendanceApi.walkIns>) {
    return this.people.list(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(attendanceApi.candidates)
  candidates(@FromRequest() asked: Asked<typeof attendanceApi.candidates>) {
    return this.people.candidates(personOf(asked), asked.params.id, asked.query.search);
  }

  @Serves(attendanceApi.addWalkIn)
  addWalkIn(@FromRequest() asked: Asked<typeof attendanceApi.addWalkIn>) {
    return this.people.add(personOf(asked), asked.params, asked.body, asked.requestId);
  }

  @Serves(attendanceApi.decideWalkIn)
  decideWalkIn(@FromRequest() asked: Asked<typeof attendanceApi.decideWalkIn>) {
    return this.people.decide(personOf(asked), asked.params, asked.body.accept, asked.requestId);
  }
}
