import { Controller } from '@nestjs/common';
import { personNotesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { PersonNotesService } from './person-notes.service.js';

@Controller()
export class PersonNotesController {
  constructor(private readonly notes: PersonNotesService) {}

  @Serves(personNotesApi.list)
  list(@FromRequest() asked: Asked<typeof personNotesApi.list>) {
    return this.notes.list(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(personNotesApi.create)
  create(@FromRequest() asked: Asked<typeof personNotesApi.create>) {
    return this.notes.create(personOf(asked), asked.params.id, asked.body.body, asked.requestId);
  }

  @Serves(personNotesApi.remove)
  remove(@FromRequest() asked: Asked<typeof personNotesApi.remove>) {
    return this.notes.remove(personOf(asked), asked.params.id, asked.params.noteId, asked.requestId);
  }
}
