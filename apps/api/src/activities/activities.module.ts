import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesService } from './activities.service.js';
import { ChangeActivityService } from './change-activity.service.js';

@Module({ controllers: [ActivitiesController], providers: [ActivitiesService, ChangeActivityService] })
export class ActivitiesModule {}
