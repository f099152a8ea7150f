import { Controller } from '@nestjs/common';
import { healthApi } from '@traccia/contracts';
import { FromRequest, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { HealthService } from './health.service.js';

@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Serves(healthApi.live)
  live() {
    return this.health.live();
  }

  @Serves(healthApi.ready)
  async ready(@FromRequest() asked: Asked<typeof healthApi.ready>) {
    const health = await this.health.ready();
    // A balancer must take the replica out; the body says why.
    if (health.status === 'down') void asked.raw.reply.status(503).header('retry-after', '2');
    return health;
  }
}
