import { Controller } from '@nestjs/common';
import { openAnswersApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ActOnTextService } from './act-on-text.service.js';
import { ActivityAnswersService } from './activity-answers.service.js';
import { CodebooksService } from './codebooks.service.js';
import { ReadTextsService } from './read-texts.service.js';

@Controller()
export class OpenAnswersController {
  constructor(
    private readonly reading: ReadTextsService,
    private readonly acting: ActOnTextService,
    private readonly books: CodebooksService,
    private readonly activities: ActivityAnswersService,
  ) {}

  @Serves(openAnswersApi.questions)
  questions(@FromRequest() asked: Asked<typeof openAnswersApi.questions>) {
    return this.reading.questions(personOf(asked), asked.query.search);
  }

  @Serves(openAnswersApi.waves)
  waves(@FromRequest() asked: Asked<typeof openAnswersApi.waves>) {
    return this.reading.waves(personOf(asked), asked.query);
  }

  @Serves(openAnswersApi.agreement)
  agreement(@FromRequest() asked: Asked<typeof openAnswersApi.agreement>) {
    return this.reading.agreement(personOf(asked), asked.query);
  }

  @Serves(openAnswersApi.quotes)
  quotes(@FromRequest() asked: Asked<typeof openAnswersApi.quotes>) {
    return this.reading.quotes(personOf(asked), asked.query);
  }

  @Serves(openAnswersApi.list)
  list(@FromRequest() asked: Asked<typeof openAnswersApi.list>) {
    return this.reading.list(personOf(asked), asked.query);
  }

  @Serves(openAnswersApi.translate)
  translate(@FromRequest() asked: Asked<typeof openAnswersApi.translate>) {
    const { id, locale } = asked.params;
    return this.acting.translate(personOf(asked), id, locale, asked.body.body);
  }

  @Serves(openAnswersApi.code)
  code(@FromRequest() asked: Asked<typeof openAnswersApi.code>) {
    return this.acting.code(personOf(asked), asked.params.id, asked.body);
  }

  @Serves(openAnswersApi.redact)
  redact(@FromRequest() asked: Asked<typeof openAnswersApi.redact>) {
    return this.acting.redact(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(openAnswersApi.restore)
  restore(@FromRequest() asked: Asked<typeof openAnswersApi.restore>) {
    return this.acting.restore(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(openAnswersApi.original)
  original(@FromRequest() asked: Asked<typeof openAnswersApi.original>) {
    return this.acting.original(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(openAnswersApi.quote)
  quote(@FromRequest() asked: Asked<typeof openAnswersApi.quote>) {
    return this.acting.quote(personOf(asked), asked.params.id, asked.body.chosen, asked.requestId);
  }

  @Serves(openAnswersApi.codebooks)
  codebooks() {
    return this.books.list();
  }

  @Serves(openAnswersApi.createCodebook)
  createCodebook(@FromRequest() asked: Asked<typeof openAnswersApi.createCodebook>) {
    return this.books.create(personOf(asked), asked.body.title, asked.requestId);
  }

  @Serves(openAnswersApi.saveCodes)
  saveCodes(@FromRequest() asked: Asked<typeof openAnswersApi.saveCodes>) {
    return this.books.saveCodes(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(openAnswersApi.ofActivity)
  ofActivity(@FromRequest() asked: Asked<typeof openAnswersApi.ofActivity>) {
    return this.activities.read(personOf(asked), asked.params.id);
  }
}
