import { Module } from '@nestjs/common';
import { AdmissionPlanService } from './admission-plan.service.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsService } from './applications.service.js';
import { MyInvitationsService } from './my-invitations.service.js';
import { ReadApplicationsService } from './read-applications.service.js';
import { StandardForm } from './standard-form.js';

@Module({
  controllers: [ApplicationsController],
  providers: [
    ApplicationsService,
    ReadApplicationsService,
    AdmissionPlanService,
    MyInvitationsService,
    StandardForm,
  ],
})
export class ApplicationsModule {}
