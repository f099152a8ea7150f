import { Controller } from '@nestjs/common';
import { duplicatesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { DuplicatesService } from './duplicates.service.js';

@Controller()
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesService) {}

  @Serves(duplicatesApi.list)
  list(@FromRequest() asked: Asked<typeof duplicatesApi.list>) {
    return this.duplicates.list(asked.query);
  }

  @Serves(duplicatesApi.look)
  look() {
    return this.duplicates.look();
  }

  @Serves(duplicatesApi.notSame)
  notSame(@FromRequest() asked: Asked<typeof duplicatesApi.notSame>) {
    return this.duplicates.rememberNotSame(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(duplicatesApi.merge)
  merge(@FromRequest() asked: Asked<typeof duplicatesApi.merge>) {
    return this.duplicates.merge(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(duplicatesApi.merges)
  merges(@FromRequest() asked: Asked<typeof duplicatesApi.merges>) {
    return this.duplicates.listMerges(asked.query);
  }

  @Serves(duplicatesApi.undo)
  undo(@FromRequest() asked: Asked<typeof duplicatesApi.undo>) {
    return this.duplicates.undo(personOf(asked), asked.params.id, asked.requestId);
  }
}
