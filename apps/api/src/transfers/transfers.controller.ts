import { Controller } from '@nestjs/common';
import { fileTypes, transfersApi } from '@traccia/contracts';
import type { FastifyReply } from 'fastify';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { attachmentOf } from '../http/attachment.js';
import { TransferFilesService, type SheetFile } from './transfer-files.service.js';
import { TransfersService } from './transfers.service.js';

@Controller()
export class TransfersController {
  constructor(
    private readonly transfers: TransfersService,
    private readonly files: TransferFilesService,
  ) {}

  @Serves(transfersApi.list)
  list(@FromRequest() asked: Asked<typeof transfersApi.list>) {
    return this.transfers.list(personOf(asked), asked.query);
  }

  @Serves(transfersApi.create)
  create(@FromRequest() asked: Asked<typeof transfersApi.create>) {
    return this.transfers.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(transfersApi.template)
  async template(@FromRequest() asked: Asked<typeof transfersApi.template>) {
    return handOut(asked.raw.reply, await this.files.template(asked.params.kind, asked.query.format));
  }

  @Serves(transfersApi.get)
  get(@FromRequest() asked: Asked<typeof transfersApi.get>) {
    return this.transfers.get(personOf(asked), asked.params.id);
  }

  @Serves(transfersApi.faults)
  faults(@FromRequest() asked: Asked<typeof transfersApi.faults>) {
    return this.transfers.faults(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(transfersApi.failedRows)
  async failedRows(@FromRequest() asked: Asked<typeof transfersApi.failedRows>) {
    return handOut(
      asked.raw.reply,
      await this.files.failedRows(personOf(asked), asked.params.id, asked.query.format),
    );
  }

  @Serves(transfersApi.result)
  async result(@FromRequest() asked: Asked<typeof transfersApi.result>) {
    return handOut(asked.raw.reply, await this.files.result(personOf(asked), asked.params.id));
  }

  @Serves(transfersApi.confirm)
  confirm(@FromRequest() asked: Asked<typeof transfersApi.confirm>) {
    return this.transfers.confirm(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(transfersApi.cancel)
  cancel(@FromRequest() asked: Asked<typeof transfersApi.cancel>) {
    return this.transfers.cancel(personOf(asked), asked.params.id, asked.requestId);
  }
}

function handOut(reply: FastifyReply, { name, format, content }: SheetFile): Buffer {
  reply.headers(attachmentOf(`${name}.${format}`, fileTypes[format]));
  return content;
}
