import { Module } from '@nestjs/common';
import { NominationsController } from './nominations.controller.js';
import { NominationsService } from './nominations.service.js';
import { NomineeService } from './nominee.service.js';

@Module({ controllers: [NominationsController], providers: [NominationsService, NomineeService] })
export class NominationsModule {}
