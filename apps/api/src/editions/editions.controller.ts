import { Controller } from '@nestjs/common';
import { editionsApi, figureFilesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { attachmentOf } from '../http/attachment.js';
import { Serves } from '../http/serves.js';
import { EditionsService } from './editions.service.js';
import { FigureFilesService } from './figure-files.service.js';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class EditionsController {
  constructor(
    private readonly editions: EditionsService,
    private readonly files: FigureFilesService,
  ) {}

  @Serves(editionsApi.list)
  list(@FromRequest() asked: Asked<typeof editionsApi.list>) {
    return this.editions.list(personOf(asked), asked.query);
  }

  @Serves(editionsApi.freeze)
  freeze(@FromRequest() asked: Asked<typeof editionsApi.freeze>) {
    return this.editions.freeze(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(editionsApi.get)
  get(@FromRequest() asked: Asked<typeof editionsApi.get>) {
    return this.editions.get(personOf(asked), asked.params.code);
  }

  @Serves(editionsApi.verify)
  verify(@FromRequest() asked: Asked<typeof editionsApi.verify>) {
    return this.editions.verify(personOf(asked), asked.params.code);
  }

  @Serves(editionsApi.withdraw)
  withdraw(@FromRequest() asked: Asked<typeof editionsApi.withdraw>) {
    return this.editions.withdraw(personOf(asked), asked.params.code, asked.body.reason, asked.requestId);
  }

  @Serves(figureFilesApi.csv)
  async csv(@FromRequest() asked: Asked<typeof figureFilesApi.csv>) {
    const { name, content } = await this.files.csv(personOf(asked), asked.query, asked.requestId);
    asked.raw.reply.headers(attachmentOf(name, 'text/csv'));
    return content;
  }

  @Serves(figureFilesApi.xlsx)
  async xlsx(@FromRequest() asked: Asked<typeof figureFilesApi.xlsx>) {
    const { name, content } = await this.files.xlsx(personOf(asked), asked.query, asked.requestId);
    asked.raw.reply.headers(attachmentOf(name, workbook));
    return content;
  }
}
