import { Module } from '@nestjs/common';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsService } from './enrolments.service.js';
import { RosterService } from './roster.service.js';

@Module({
  controllers: [EnrolmentsController],
  providers: [EnrolmentsService, RosterService],
})
export class EnrolmentsModule {}
