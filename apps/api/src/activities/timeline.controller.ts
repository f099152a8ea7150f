import { Controller } from '@nestjs/common';
import { timelineApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { TimelineService } from './timeline.service.js';

@Controller()
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  @Serves(timelineApi.list)
  list(@FromRequest() asked: Asked<typeof timelineApi.list>) {
    return this.timeline.list(personOf(asked), asked.query);
  }

  @Serves(timelineApi.setStatuses)
  setStatuses(@FromRequest() asked: Asked<typeof timelineApi.setStatuses>) {
    return this.timeline.setStatuses(personOf(asked), asked.body, asked.requestId);
  }
}
