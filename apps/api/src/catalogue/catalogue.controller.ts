import { Controller } from '@nestjs/common';
import { catalogueApi } from '@traccia/contracts';
import { FromRequest, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { CatalogueService } from './catalogue.service.js';

@Controller()
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Serves(catalogueApi.list)
  list(@FromRequest() asked: Asked<typeof catalogueApi.list>) {
    return this.catalogue.list(asked.query);
  }

  @Serves(catalogueApi.facets)
  facets(@FromRequest() asked: Asked<typeof catalogueApi.facets>) {
    return this.catalogue.facets(asked.query);
  }

  @Serves(catalogueApi.get)
  get(@FromRequest() asked: Asked<typeof catalogueApi.get>) {
    return this.catalogue.get(asked.subject, asked.params.code);
  }
}
