import { Module } from '@nestjs/common';
import { AttendanceController } from './attendance.controller.js';
import { CheckInController } from './check-in.controller.js';
import { CheckInService } from './check-in.service.js';
import { RecordMarksService } from './record-marks.service.js';
import { RoomService } from './room.service.js';
import { SheetService } from './sheet.service.js';
import { WalkInsService } from './walk-ins.service.js';

@Module({
  controllers: [AttendanceController, CheckInController],
  providers: [RoomService, RecordMarksService, SheetService, CheckInService, WalkInsService],
})
export class AttendanceModule {}
