import { Controller } from '@nestjs/common';
import { activitiesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ActivitiesService } from './activities.service.js';
import { ChangeActivityService } from './change-activity.service.js';

@Controller()
export class ActivitiesController {
  constructor(
    private readonly activities: ActivitiesService,
    private readonly changes: ChangeActivityService,
  ) {}

  @Serves(activitiesApi.list)
  list(@FromRequest() asked: Asked<typeof activitiesApi.list>) {
    return this.activities.list(personOf(asked), asked.query);
  }

  @Serves(activitiesApi.get)
  get(@FromRequest() asked: Asked<typeof activitiesApi.get>) {
    return this.activities.get(personOf(asked), asked.params.id);
  }

  @Serves(activitiesApi.create)
  create(@FromRequest() asked: Asked<typeof activitiesApi.create>) {
    return this.changes.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(activitiesApi.update)
  update(@FromRequest() asked: Asked<typeof activitiesApi.update>) {
    return this.changes.update(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(activitiesApi.setStatus)
  setStatus(@FromRequest() asked: Asked<typeof activitiesApi.setStatus>) {
    return this.changes.setStatus(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
