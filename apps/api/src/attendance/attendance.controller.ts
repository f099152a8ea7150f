import { Controller } from '@nestjs/common';
import { attendanceApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { RecordMarksService } from './record-marks.service.js';
import { RoomService } from './room.service.js';
import { SheetService } from './sheet.service.js';

@Controller()
export class AttendanceController {
  constructor(
    private readonly rooms: RoomService,
    private readonly marks: RecordMarksService,
    private readonly sheets: SheetService,
  ) {}

  @Serves(attendanceApi.room)
  room(@FromRequest() asked: Asked<typeof attendanceApi.room>) {
    return this.rooms.list(personOf(asked), asked.params, asked.query);
  }

  @Serves(attendanceApi.record)
  record(@FromRequest() asked: Asked<typeof attendanceApi.record>) {
    return this.marks.record(personOf(asked), asked.params, asked.body, asked.requestId);
  }

  @Serves(attendanceApi.overview)
  overview(@FromRequest() asked: Asked<typeof attendanceApi.overview>) {
    return this.rooms.overview(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(attendanceApi.history)
  history(@FromRequest() asked: Asked<typeof attendanceApi.history>) {
    return this.rooms.history(personOf(asked), asked.params, asked.query);
  }

  @Serves(attendanceApi.mine)
  mine(@FromRequest() asked: Asked<typeof attendanceApi.mine>) {
    return this.rooms.mine(personOf(asked), asked.params.id);
  }

  @Serves(attendanceApi.importSheet)
  importSheet(@FromRequest() asked: Asked<typeof attendanceApi.importSheet>) {
    return this.sheets.import(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
