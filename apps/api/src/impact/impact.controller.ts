import { Controller } from '@nestjs/common';
import { impactApi, reachApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ComputingService } from './computing.service.js';
import { ImpactService } from './impact.service.js';
import { ReachService } from './reach.service.js';

@Controller()
export class ImpactController {
  constructor(
    private readonly impact: ImpactService,
    private readonly computing: ComputingService,
    private readonly reached: ReachService,
  ) {}

  @Serves(impactApi.scopes)
  scopes(@FromRequest() asked: Asked<typeof impactApi.scopes>) {
    return this.impact.scopes(personOf(asked), asked.query);
  }

  @Serves(impactApi.dashboard)
  dashboard(@FromRequest() asked: Asked<typeof impactApi.dashboard>) {
    return this.impact.dashboard(personOf(asked), asked.query);
  }

  @Serves(impactApi.sources)
  sources(@FromRequest() asked: Asked<typeof impactApi.sources>) {
    return this.impact.sources(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(impactApi.recompute)
  recompute(@FromRequest() asked: Asked<typeof impactApi.recompute>) {
    return this.computing.recompute(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(impactApi.latestRound)
  latestRound(@FromRequest() asked: Asked<typeof impactApi.latestRound>) {
    return this.computing.latestRound(personOf(asked));
  }

  @Serves(impactApi.cancelRound)
  cancelRound(@FromRequest() asked: Asked<typeof impactApi.cancelRound>) {
    return this.computing.cancelRound(personOf(asked), asked.requestId);
  }

  @Serves(reachApi.read)
  reach(@FromRequest() asked: Asked<typeof reachApi.read>) {
    return this.reached.read(personOf(asked), asked.query);
  }
}
