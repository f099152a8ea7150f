import { Module } from '@nestjs/common';
import { SupervisorsController } from './supervisors.controller.js';
import { SupervisorsService } from './supervisors.service.js';

@Module({ controllers: [SupervisorsController], providers: [SupervisorsService] })
export class SupervisorsModule {}
