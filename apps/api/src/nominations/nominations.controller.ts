import { Controller } from '@nestjs/common';
import { nominationsApi, nomineeApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { NominationsService } from './nominations.service.js';
import { NomineeService } from './nominee.service.js';

@Controller()
export class NominationsController {
  constructor(
    private readonly nominations: NominationsService,
    private readonly nominees: NomineeService,
  ) {}

  @Serves(nominationsApi.activities)
  activities(@FromRequest() asked: Asked<typeof nominationsApi.activities>) {
    return this.nominations.activities(personOf(asked));
  }

  @Serves(nominationsApi.list)
  list(@FromRequest() asked: Asked<typeof nominationsApi.list>) {
    return this.nominations.list(personOf(asked), asked.query);
  }

  @Serves(nominationsApi.get)
  get(@FromRequest() asked: Asked<typeof nominationsApi.get>) {
    return this.nominations.get(personOf(asked), asked.params.id);
  }

  @Serves(nominationsApi.create)
  create(@FromRequest() asked: Asked<typeof nominationsApi.create>) {
    return this.nominations.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(nominationsApi.update)
  update(@FromRequest() asked: Asked<typeof nominationsApi.update>) {
    return this.nominations.update(personOf(asked), asked.params.id, asked.body);
  }

  @Serves(nominationsApi.send)
  send(@FromRequest() asked: Asked<typeof nominationsApi.send>) {
    return this.nominations.send(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(nominationsApi.withdraw)
  withdraw(@FromRequest() asked: Asked<typeof nominationsApi.withdraw>) {
    return this.nominations.withdraw(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(nomineeApi.open)
  open(@FromRequest() asked: Asked<typeof nomineeApi.open>) {
    return this.nominees.open(asked.body.token);
  }

  @Serves(nomineeApi.answer)
  answer(@FromRequest() asked: Asked<typeof nomineeApi.answer>) {
    return this.nominees.answer(asked.body, asked.requestId);
  }
}
