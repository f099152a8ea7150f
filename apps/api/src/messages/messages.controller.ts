import { Controller } from '@nestjs/common';
import { messagesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Problem } from '../http/problem.js';
import { mailPageHeaders } from '../http/security-headers.js';
import { Serves } from '../http/serves.js';
import { MessagesService } from './messages.service.js';
import { ReadMailService } from './read-mail.service.js';
import { ReturnedMailService } from './returned-mail.service.js';

@Controller()
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly mail: ReadMailService,
    private readonly returned: ReturnedMailService,
  ) {}

  @Serves(messagesApi.list)
  list(@FromRequest() asked: Asked<typeof messagesApi.list>) {
    return this.messages.list(personOf(asked), asked.query);
  }

  @Serves(messagesApi.get)
  get(@FromRequest() asked: Asked<typeof messagesApi.get>) {
    return this.mail.read(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(messagesApi.takeReturned)
  takeReturned(@FromRequest() asked: Asked<typeof messagesApi.takeReturned>) {
    // Not input but the proof of who hands it in, like a cookie.
    const signature = asked.raw.request.headers['x-traccia-signature'];
    return this.returned.take(String(signature ?? ''), asked.bytes, asked.requestId);
  }

  @Serves(messagesApi.page)
  async page(@FromRequest() asked: Asked<typeof messagesApi.page>) {
    const { mail } = await this.mail.read(personOf(asked), asked.params.id, asked.requestId);
    if (!mail) throw new Problem('request.not-found');
    asked.raw.reply.headers(mailPageHeaders);
    return mail.html;
  }

  @Serves(messagesApi.retry)
  retry(@FromRequest() asked: Asked<typeof messagesApi.retry>) {
    return this.messages.retry(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(messagesApi.giveUp)
  giveUp(@FromRequest() asked: Asked<typeof messagesApi.giveUp>) {
    return this.messages.giveUp(personOf(asked), asked.params.id, asked.requestId);
  }
}
