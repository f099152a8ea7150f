import { Controller } from '@nestjs/common';
import { linkSheetsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { LinkSheetService } from './link-sheet.service.js';

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
}
