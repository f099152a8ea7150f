import { Controller } from '@nestjs/common';
import { organizationsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { OrganizationsService } from './organizations.service.js';

@Controller()
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Serves(organizationsApi.list)
  async list(@FromRequest() asked: Asked<typeof organizationsApi.list>) {
    return this.organizations.list(personOf(asked), asked.query);
  }
}
