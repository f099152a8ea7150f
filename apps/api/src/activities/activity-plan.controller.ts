import { Controller } from '@nestjs/common';
import { activityPlanApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ActivityPlanService } from './activity-plan.service.js';
import { MoveActivityService } from './move-activity.service.js';

@Controller()
export class ActivityPlanController {
  constructor(
    private readonly plans: ActivityPlanService,
    private readonly moves: MoveActivityService,
  ) {}

  @Serves(activityPlanApi.get)
  get(@FromRequest() asked: Asked<typeof activityPlanApi.get>) {
    return this.plans.get(personOf(asked), asked.params.id);
  }

  @Serves(activityPlanApi.save)
  save(@FromRequest() asked: Asked<typeof activityPlanApi.save>) {
    return this.plans.save(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(activityPlanApi.previewMove)
  previewMove(@FromRequest() asked: Asked<typeof activityPlanApi.previewMove>) {
    return this.moves.preview(personOf(asked), asked.params.id, asked.body);
  }

  @Serves(activityPlanApi.move)
  move(@FromRequest() asked: Asked<typeof activityPlanApi.move>) {
    return this.moves.move(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(activityPlanApi.copy)
  copy(@FromRequest() asked: Asked<typeof activityPlanApi.copy>) {
    return this.moves.copy(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(activityPlanApi.cancellation)
  cancellation(@FromRequest() asked: Asked<typeof activityPlanApi.cancellation>) {
    return this.plans.cancellation(personOf(asked), asked.params.id);
  }

  @Serves(activityPlanApi.calendar)
  calendar(@FromRequest() asked: Asked<typeof activityPlanApi.calendar>) {
    return this.plans.calendar(personOf(asked), asked.query);
  }
}
