import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityPlanController } from './activity-plan.controller.js';
import { ActivityPlanService } from './activity-plan.service.js';
import { ChangeActivityService } from './change-activity.service.js';
import { MoveActivityService } from './move-activity.service.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineService } from './timeline.service.js';

@Module({
  controllers: [ActivitiesController, ActivityPlanController, TimelineController],
  providers: [
    ActivitiesService,
    ChangeActivityService,
    ActivityPlanService,
    MoveActivityService,
    TimelineService,
  ],
})
export class ActivitiesModule {}
