import { Controller } from '@nestjs/common';
import { linkSheetsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { attachmentOf } from '../http/attachment.js';
import { Serves } from '../http/serves.js';
import { LinkSheetService } from './link-sheet.service.js';

const sheetTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

@Controller()
export class LinkSheetsController {
  constructor(private readonly sheets: LinkSheetService) {}

  @Serves(linkSheetsApi.preview)
  preview(@FromRequest() asked: Asked<typeof linkSheetsApi.preview>) {
    return this.sheets.preview(personOf(asked), asked.params.id);
  }

  @Serves(linkSheetsApi.take)
  take(@FromRequest() asked: Asked<typeof linkSheetsApi.take>) {
    return this.sheets.take(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(linkSheetsApi.file)
  async file(@FromRequest() asked: Asked<typeof linkSheetsApi.file>) {
    const { format } = asked.body;
    const content = await this.sheets.file(personOf(asked), asked.params.id, asked.body, asked.requestId);
    asked.raw.reply.headers(attachmentOf(`links.${format}`, sheetTypes[format]));
    return content;
  }
}
