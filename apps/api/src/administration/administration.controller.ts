import { Controller } from '@nestjs/common';
import { administrationApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuditService } from './audit.service.js';
import { DemoClockService } from './demo-clock.service.js';
import { QueueService } from './queue.service.js';
import { SettingsService } from './settings.service.js';

@Controller()
export class AdministrationController {
  constructor(
    private readonly settings: SettingsService,
    private readonly apiKeys: ApiKeysService,
    private readonly audit: AuditService,
    private readonly queue: QueueService,
    private readonly demoClock: DemoClockService,
  ) {}

  @Serves(administrationApi.getSettings)
  async getSettings(@FromRequest() asked: Asked<typeof administrationApi.getSettings>) {
    return this.settings.read(personOf(asked));
  }

  @Serves(administrationApi.updateSettings)
  async updateSettings(@FromRequest() asked: Asked<typeof administrationApi.updateSettings>) {
    return this.settings.change(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(administrationApi.listApiKeys)
  async listApiKeys(@FromRequest() asked: Asked<typeof administrationApi.listApiKeys>) {
    return this.apiKeys.list(personOf(asked));
  }

  @Serves(administrationApi.createApiKey)
  async createApiKey(@FromRequest() asked: Asked<typeof administrationApi.createApiKey>) {
    return this.apiKeys.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(administrationApi.endApiKey)
  async endApiKey(@FromRequest() asked: Asked<typeof administrationApi.endApiKey>) {
    await this.apiKeys.end(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(administrationApi.audit)
  async listAudit(@FromRequest() asked: Asked<typeof administrationApi.audit>) {
    return this.audit.list(personOf(asked), asked.query);
  }

  @Serves(administrationApi.queueHealth)
  async queueHealth(@FromRequest() asked: Asked<typeof administrationApi.queueHealth>) {
    return this.queue.health(personOf(asked));
  }

  @Serves(administrationApi.retryDelivery)
  async retryDelivery(@FromRequest() asked: Asked<typeof administrationApi.retryDelivery>) {
    await this.queue.retry(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(administrationApi.confirmClock)
  async confirmClock(@FromRequest() asked: Asked<typeof administrationApi.confirmClock>) {
    await this.queue.confirmClock(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(administrationApi.getDemoClock)
  async getDemoClock(@FromRequest() asked: Asked<typeof administrationApi.getDemoClock>) {
    return this.demoClock.read(personOf(asked));
  }

  @Serves(administrationApi.moveDemoClock)
  async moveDemoClock(@FromRequest() asked: Asked<typeof administrationApi.moveDemoClock>) {
    return this.demoClock.move(personOf(asked), asked.body.days, asked.requestId);
  }
}
