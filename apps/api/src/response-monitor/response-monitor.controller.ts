import { Controller } from '@nestjs/common';
import { responseMonitorApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ResponseMonitorService } from './response-monitor.service.js';

@Controller()
export class ResponseMonitorController {
  constructor(private readonly monitor: ResponseMonitorService) {}

  @Serves(responseMonitorApi.get)
  get(@FromRequest() asked: Asked<typeof responseMonitorApi.get>) {
    return this.monitor.get(personOf(asked), asked.params.id);
  }

  @Serves(responseMonitorApi.silent)
  silent(@FromRequest() asked: Asked<typeof responseMonitorApi.silent>) {
    return this.monitor.listSilent(personOf(asked), asked.params.id, asked.query, asked.requestId);
  }
}
