import { Controller } from '@nestjs/common';
import { peopleApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { PeopleService } from './people.service.js';
import { RoleGrantsService } from './role-grants.service.js';

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly roles: RoleGrantsService,
  ) {}

  @Serves(peopleApi.list)
  list(@FromRequest() asked: Asked<typeof peopleApi.list>) {
    return this.people.list(personOf(asked), asked.query);
  }

  @Serves(peopleApi.get)
  get(@FromRequest() asked: Asked<typeof peopleApi.get>) {
    return this.people.get(personOf(asked), asked.params.id);
  }

  @Serves(peopleApi.create)
  create(@FromRequest() asked: Asked<typeof peopleApi.create>) {
    return this.people.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(peopleApi.setDisabled)
  setDisabled(@FromRequest() asked: Asked<typeof peopleApi.setDisabled>) {
    return this.people.setDisabled(personOf(asked), asked.params.id, asked.body.disabled, asked.requestId);
  }

  @Serves(peopleApi.grantRole)
  grantRole(@FromRequest() asked: Asked<typeof peopleApi.grantRole>) {
    return this.roles.grant(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(peopleApi.endRole)
  endRole(@FromRequest() asked: Asked<typeof peopleApi.endRole>) {
    return this.roles.end(personOf(asked), asked.params.id, asked.params.grantId, asked.requestId);
  }
}
