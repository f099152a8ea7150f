import { Controller } from '@nestjs/common';
import { approvalsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ApprovalsService } from './approvals.service.js';

@Controller()
export class ApprovalsController {
  constructor(private readonly approvals: ApprovalsService) {}

  @Serves(approvalsApi.list)
  list(@FromRequest() asked: Asked<typeof approvalsApi.list>) {
    return this.approvals.list(personOf(asked), asked.query);
  }

  @Serves(approvalsApi.decide)
  decide(@FromRequest() asked: Asked<typeof approvalsApi.decide>) {
    return this.approvals.decide(personOf(asked), asked.body, asked.requestId);
  }
}
