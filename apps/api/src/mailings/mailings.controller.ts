import { Controller } from '@nestjs/common';
import { mailingsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { MailingsService } from './mailings.service.js';
import { SendMailingService } from './send-mailing.service.js';

@Controller()
export class MailingsController {
  constructor(
    private readonly mailings: MailingsService,
    private readonly sending: SendMailingService,
  ) {}

  @Serves(mailingsApi.list)
  list(@FromRequest() asked: Asked<typeof mailingsApi.list>) {
    return this.mailings.list(personOf(asked), asked.query);
  }

  @Serves(mailingsApi.create)
  create(@FromRequest() asked: Asked<typeof mailingsApi.create>) {
    return this.mailings.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(mailingsApi.get)
  get(@FromRequest() asked: Asked<typeof mailingsApi.get>) {
    return this.mailings.get(personOf(asked), asked.params.id);
  }

  @Serves(mailingsApi.save)
  save(@FromRequest() asked: Asked<typeof mailingsApi.save>) {
    return this.mailings.save(personOf(asked), asked.params.id, asked.body);
  }

  @Serves(mailingsApi.remove)
  remove(@FromRequest() asked: Asked<typeof mailingsApi.remove>) {
    return this.mailings.remove(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(mailingsApi.preview)
  preview(@FromRequest() asked: Asked<typeof mailingsApi.preview>) {
    return this.sending.preview(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(mailingsApi.test)
  test(@FromRequest() asked: Asked<typeof mailingsApi.test>) {
    return this.sending.test(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(mailingsApi.send)
  send(@FromRequest() asked: Asked<typeof mailingsApi.send>) {
    return this.sending.send(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(mailingsApi.unschedule)
  unschedule(@FromRequest() asked: Asked<typeof mailingsApi.unschedule>) {
    return this.sending.unschedule(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(mailingsApi.stop)
  stop(@FromRequest() asked: Asked<typeof mailingsApi.stop>) {
    return this.sending.stop(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(mailingsApi.recipients)
  recipients(@FromRequest() asked: Asked<typeof mailingsApi.recipients>) {
    return this.mailings.recipients(personOf(asked), asked.params.id, asked.query);
  }
}
