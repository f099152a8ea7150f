import { Module } from '@nestjs/common';
import { MailingsController } from './mailings.controller.js';
import { MailingsService } from './mailings.service.js';
import { SendMailingService } from './send-mailing.service.js';

@Module({ controllers: [MailingsController], providers: [MailingsService, SendMailingService] })
export class MailingsModule {}
