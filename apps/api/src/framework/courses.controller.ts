import { Controller } from '@nestjs/common';
import { coursesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { CoursesService } from './courses.service.js';

@Controller()
export class CoursesController {
  constructor(private readonly courses: CoursesService) {}

  @Serves(coursesApi.list)
  list(@FromRequest() asked: Asked<typeof coursesApi.list>) {
    return this.courses.list(personOf(asked), asked.query);
  }

  @Serves(coursesApi.get)
  get(@FromRequest() asked: Asked<typeof coursesApi.get>) {
    return this.courses.get(personOf(asked), asked.params.id);
  }

  @Serves(coursesApi.create)
  create(@FromRequest() asked: Asked<typeof coursesApi.create>) {
    return this.courses.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(coursesApi.update)
  update(@FromRequest() asked: Asked<typeof coursesApi.update>) {
    return this.courses.update(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(coursesApi.link)
  link(@FromRequest() asked: Asked<typeof coursesApi.link>) {
    return this.courses.link(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
