import { Controller } from '@nestjs/common';
import { deputiesApi, handOversApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { DeputiesService } from './deputies.service.js';
import { HandOversService } from './hand-overs.service.js';

@Controller()
export class ResponsibleController {
  constructor(
    private readonly deputies: DeputiesService,
    private readonly handOvers: HandOversService,
  ) {}

  @Serves(deputiesApi.list)
  listDeputies(@FromRequest() asked: Asked<typeof deputiesApi.list>) {
    return this.deputies.list(personOf(asked));
  }

  @Serves(deputiesApi.create)
  nameDeputy(@FromRequest() asked: Asked<typeof deputiesApi.create>) {
    return this.deputies.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(deputiesApi.end)
  endDeputy(@FromRequest() asked: Asked<typeof deputiesApi.end>) {
    return this.deputies.end(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(handOversApi.tasks)
  tasks(@FromRequest() asked: Asked<typeof handOversApi.tasks>) {
    return this.handOvers.tasks(personOf(asked), asked.body);
  }

  @Serves(handOversApi.create)
  handOver(@FromRequest() asked: Asked<typeof handOversApi.create>) {
    return this.handOvers.create(personOf(asked), asked.body, asked.requestId);
  }
}
