import { Module } from '@nestjs/common';
import { LinkSheetService } from './link-sheet.service.js';
import { LinkSheetsController } from './link-sheets.controller.js';
import { ResponseMonitorController } from './response-monitor.controller.js';
import { ResponseMonitorService } from './response-monitor.service.js';

@Module({
  controllers: [ResponseMonitorController, LinkSheetsController],
  providers: [ResponseMonitorService, LinkSheetService],
})
export class ResponseMonitorModule {}
