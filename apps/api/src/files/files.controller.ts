import { Controller } from '@nestjs/common';
import { filesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { attachmentOf } from '../http/attachment.js';
import { FilesService } from './files.service.js';

@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Serves(filesApi.create)
  create(@FromRequest() asked: Asked<typeof filesApi.create>) {
    return this.files.create(personOf(asked), asked.query, asked.bytes, asked.requestId);
  }

  @Serves(filesApi.get)
  async get(@FromRequest() asked: Asked<typeof filesApi.get>) {
    const file = await this.files.read(personOf(asked), asked.params.id);
    asked.raw.reply.headers(attachmentOf(file.name, file.mediaType));
    return file.content;
  }
}
