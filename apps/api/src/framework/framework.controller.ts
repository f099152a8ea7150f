import { Controller } from '@nestjs/common';
import { frameworkApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ActivityFrameworkService } from './activity-framework.service.js';
import { FrameworkService } from './framework.service.js';

@Controller()
export class FrameworkController {
  constructor(
    private readonly framework: FrameworkService,
    private readonly ofActivities: ActivityFrameworkService,
  ) {}

  @Serves(frameworkApi.list)
  list(@FromRequest() asked: Asked<typeof frameworkApi.list>) {
    return this.framework.list(asked.query);
  }

  @Serves(frameworkApi.reach)
  reach(@FromRequest() asked: Asked<typeof frameworkApi.reach>) {
    return this.framework.reach(asked.query);
  }

  @Serves(frameworkApi.create)
  create(@FromRequest() asked: Asked<typeof frameworkApi.create>) {
    return this.framework.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(frameworkApi.update)
  update(@FromRequest() asked: Asked<typeof frameworkApi.update>) {
    return this.framework.update(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(frameworkApi.ofActivity)
  ofActivity(@FromRequest() asked: Asked<typeof frameworkApi.ofActivity>) {
    return this.ofActivities.get(personOf(asked), asked.params.id);
  }

  @Serves(frameworkApi.linkActivity)
  linkActivity(@FromRequest() asked: Asked<typeof frameworkApi.linkActivity>) {
    return this.ofActivities.link(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
