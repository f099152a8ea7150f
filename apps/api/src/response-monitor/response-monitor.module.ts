import { Module } from '@nestjs/common';
import { ResponseMonitorController } from './response-monitor.controller.js';
import { ResponseMonitorService } from './response-monitor.service.js';

@Module({ controllers: [ResponseMonitorController], providers: [ResponseMonitorService] })
export class ResponseMonitorModule {}
