import { Controller } from '@nestjs/common';
import { anonymousAnswersApi } from '@traccia/contracts';
import { FromRequest, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { AnonymousAnswersService } from './anonymous-answers.service.js';
import { AnonymousTicketsService } from './anonymous-tickets.service.js';

/** Two doors that know nothing of each other: one sees the link, the other the answers. */
@Controller()
export class AnonymousAnswersController {
  constructor(
    private readonly tickets: AnonymousTicketsService,
    private readonly answers: AnonymousAnswersService,
  ) {}

  @Serves(anonymousAnswersApi.ticket)
  ticket(@FromRequest() asked: Asked<typeof anonymousAnswersApi.ticket>) {
    return this.tickets.sign(asked.body);
  }

  @Serves(anonymousAnswersApi.submit)
  submit(@FromRequest() asked: Asked<typeof anonymousAnswersApi.submit>) {
    return this.answers.submit(asked.body);
  }
}
