import { Module } from '@nestjs/common';
import { MessagesController } from './messages.controller.js';
import { LedgerFileService } from './ledger-file.service.js';
import { LedgerService } from './ledger.service.js';
import { MessagesService } from './messages.service.js';
import { ReadMailService } from './read-mail.service.js';
import { ReturnedMailService } from './returned-mail.service.js';

@Module({
  controllers: [MessagesController],
  providers: [LedgerFileService, LedgerService, MessagesService, ReadMailService, ReturnedMailService],
})
export class MessagesModule {}
