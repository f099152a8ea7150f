import { Controller } from '@nestjs/common';
import { messagesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { attachmentOf } from '../http/attachment.js';
import { Problem } from '../http/problem.js';
import { mailPageHeaders } from '../http/security-headers.js';
import { Serves } from '../http/serves.js';
import { LedgerFileService } from './ledger-file.service.js';
import { LedgerService } from './ledger.service.js';
import { MessagesService } from './messages.service.js';
import { ReadMailService } from './read-mail.service.js';
import { ReturnedMailService } from './returned-mail.service.js';

const sheetTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

@Controller()
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly mail: ReadMailService,
    private readonly returned: ReturnedMailService,
    private readonly ledger: LedgerService,
    private readonly ledgerFile: LedgerFileService,
  ) {}

  @Serves(messagesApi.list)
  list(@FromRequest() asked: Asked<typeof messagesApi.list>) {
    return this.messages.list(personOf(asked), asked.query);
  }

  @Serves(messagesApi.exportLedger)
  async exportLedger(@FromRequest() asked: Asked<typeof messagesApi.exportLedger>) {
    const { format } = asked.query;
    const content = await this.ledgerFile.export(personOf(asked), asked.query, asked.requestId);
    asked.raw.reply.headers(attachmentOf(`message-ledger.${format}`, sheetTypes[format]));
    return content;
  }

  @Serves(messagesApi.expected)
  expected(@FromRequest() asked: Asked<typeof messagesApi.expected>) {
    return this.ledger.expected(personOf(asked), asked.query);
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
