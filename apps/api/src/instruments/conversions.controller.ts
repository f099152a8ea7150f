import { Controller } from '@nestjs/common';
import { instrumentConversionsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { attachmentOf } from '../http/attachment.js';
import { Serves } from '../http/serves.js';
import { ConversionsService } from './conversions.service.js';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const;

@Controller()
export class ConversionsController {
  constructor(private readonly conversions: ConversionsService) {}

  @Serves(instrumentConversionsApi.import)
  async import(@FromRequest() asked: Asked<typeof instrumentConversionsApi.import>) {
    return this.conversions.import(personOf(asked), asked.query, await asked.bytes(), asked.requestId);
  }

  @Serves(instrumentConversionsApi.export)
  async export(@FromRequest() asked: Asked<typeof instrumentConversionsApi.export>) {
    const { name, type, content } = await this.conversions.export(asked.params.id, asked.query);
    asked.raw.reply.headers(attachmentOf(name, mediaTypes[type]));
    return content;
  }
}
