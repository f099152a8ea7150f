import { Controller } from '@nestjs/common';
import { supervisorsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { SupervisorsService } from './supervisors.service.js';

@Controller()
export class SupervisorsController {
  constructor(private readonly supervisors: SupervisorsService) {}

  @Serves(supervisorsApi.mine)
  mine(@FromRequest() asked: Asked<typeof supervisorsApi.mine>) {
    return this.supervisors.mine(personOf(asked), asked.params.id);
  }

  @Serves(supervisorsApi.name)
  name(@FromRequest() asked: Asked<typeof supervisorsApi.name>) {
    return this.supervisors.name(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(supervisorsApi.end)
  end(@FromRequest() asked: Asked<typeof supervisorsApi.end>) {
    return this.supervisors.end(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(supervisorsApi.declineProposal)
  declineProposal(@FromRequest() asked: Asked<typeof supervisorsApi.declineProposal>) {
    return this.supervisors.declineProposal(personOf(asked), asked.params.id);
  }

  @Serves(supervisorsApi.ofEnrolment)
  ofEnrolment(@FromRequest() asked: Asked<typeof supervisorsApi.ofEnrolment>) {
    return this.supervisors.ofEnrolment(personOf(asked), asked.params.id);
  }

  @Serves(supervisorsApi.nameByStaff)
  nameByStaff(@FromRequest() asked: Asked<typeof supervisorsApi.nameByStaff>) {
    return this.supervisors.nameByStaff(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(supervisorsApi.endByStaff)
  endByStaff(@FromRequest() asked: Asked<typeof supervisorsApi.endByStaff>) {
    return this.supervisors.endByStaff(personOf(asked), asked.params.id, asked.body.reason, asked.requestId);
  }
}
