import { Module } from '@nestjs/common';
import { MessagesController } from './messages.controller.js';
import { LedgerService } from './ledger.service.js';
import { MessagesService } from './messages.service.js';
import { ReadMailService } from './read-mail.service.js';
import { ReturnedMailService } from './returned-mail.service.js';

@Module({
  controllers: [MessagesController],
  providers: [LedgerService, MessagesService, ReadMailService, ReturnedMailService],
})
export class MessagesModule {}
