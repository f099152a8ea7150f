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

  @Serves(organizationsApi.get)
  async get(@FromRequest() asked: Asked<typeof organizationsApi.get>) {
    return this.organizations.get(personOf(asked), asked.params.id);
  }

  @Serves(organizationsApi.create)
  async create(@FromRequest() asked: Asked<typeof organizationsApi.create>) {
    return this.organizations.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(organizationsApi.update)
  async update(@FromRequest() asked: Asked<typeof organizationsApi.update>) {
    return this.organizations.update(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(organizationsApi.setVerified)
  async setVerified(@FromRequest() asked: Asked<typeof organizationsApi.setVerified>) {
    const { params, body, requestId } = asked;
    return this.organizations.setVerified(personOf(asked), params.id, body.verified, requestId);
  }

  @Serves(organizationsApi.mergePreview)
  async mergePreview(@FromRequest() asked: Asked<typeof organizationsApi.mergePreview>) {
    return this.organizations.mergePreview(personOf(asked), asked.params.id, asked.query.intoId);
  }

  @Serves(organizationsApi.merge)
  async merge(@FromRequest() asked: Asked<typeof organizationsApi.merge>) {
    return this.organizations.merge(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(organizationsApi.undoMerge)
  async undoMerge(@FromRequest() asked: Asked<typeof organizationsApi.undoMerge>) {
    return this.organizations.undoMerge(personOf(asked), asked.params, asked.requestId);
  }
}
