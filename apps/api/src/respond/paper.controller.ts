import { Controller } from '@nestjs/common';
import { paperApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { PaperService } from './paper.service.js';

@Controller()
export class PaperController {
  constructor(private readonly papers: PaperService) {}

  @Serves(paperApi.blank)
  blank(@FromRequest() asked: Asked<typeof paperApi.blank>) {
    return this.papers.blank(personOf(asked), asked.params.id);
  }

  @Serves(paperApi.respondents)
  respondents(@FromRequest() asked: Asked<typeof paperApi.respondents>) {
    return this.papers.respondents(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(paperApi.open)
  open(@FromRequest() asked: Asked<typeof paperApi.open>) {
    return this.papers.open(personOf(asked), asked.params.id);
  }

  @Serves(paperApi.enter)
  enter(@FromRequest() asked: Asked<typeof paperApi.enter>) {
    return this.papers.enter(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
