import { Controller } from '@nestjs/common';
import { programmesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ProgrammesService } from './programmes.service.js';

@Controller()
export class ProgrammesController {
  constructor(private readonly programmes: ProgrammesService) {}

  @Serves(programmesApi.list)
  list(@FromRequest() asked: Asked<typeof programmesApi.list>) {
    return this.programmes.list(personOf(asked), asked.query);
  }

  @Serves(programmesApi.get)
  get(@FromRequest() asked: Asked<typeof programmesApi.get>) {
    return this.programmes.get(personOf(asked), asked.params.id);
  }

  @Serves(programmesApi.create)
  create(@FromRequest() asked: Asked<typeof programmesApi.create>) {
    return this.programmes.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(programmesApi.update)
  update(@FromRequest() asked: Asked<typeof programmesApi.update>) {
    return this.programmes.update(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
