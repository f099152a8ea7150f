import { Module } from '@nestjs/common';
import { AdministrationController } from './administration.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuditService } from './audit.service.js';
import { DemoClockService } from './demo-clock.service.js';
import { QueueService } from './queue.service.js';
import { SettingsService } from './settings.service.js';

@Module({
  controllers: [AdministrationController],
  providers: [SettingsService, ApiKeysService, AuditService, QueueService, DemoClockService],
})
export class AdministrationModule {}
