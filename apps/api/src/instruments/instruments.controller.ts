import { Controller } from '@nestjs/common';
import { instrumentsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { DraftInstrumentsService } from './draft-instruments.service.js';
import { InstrumentsService } from './instruments.service.js';
import { PublishInstrumentsService } from './publish-instruments.service.js';

@Controller()
export class InstrumentsController {
  constructor(
    private readonly instruments: InstrumentsService,
    private readonly drafts: DraftInstrumentsService,
    private readonly publishing: PublishInstrumentsService,
  ) {}

  @Serves(instrumentsApi.list)
  list(@FromRequest() asked: Asked<typeof instrumentsApi.list>) {
    return this.instruments.list(personOf(asked), asked.query);
  }

  @Serves(instrumentsApi.create)
  create(@FromRequest() asked: Asked<typeof instrumentsApi.create>) {
    return this.drafts.create(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(instrumentsApi.get)
  get(@FromRequest() asked: Asked<typeof instrumentsApi.get>) {
    return this.instruments.get(personOf(asked), asked.params.id);
  }

  @Serves(instrumentsApi.version)
  version(@FromRequest() asked: Asked<typeof instrumentsApi.version>) {
    return this.instruments.version(asked.params.id, asked.params.number);
  }

  @Serves(instrumentsApi.difference)
  difference(@FromRequest() asked: Asked<typeof instrumentsApi.difference>) {
    return this.instruments.difference(asked.params.id, asked.query);
  }

  @Serves(instrumentsApi.bank)
  bank(@FromRequest() asked: Asked<typeof instrumentsApi.bank>) {
    return this.instruments.bank(asked.query);
  }

  @Serves(instrumentsApi.draft)
  draft(@FromRequest() asked: Asked<typeof instrumentsApi.draft>) {
    return this.drafts.draft(personOf(asked), asked.params.id);
  }

  @Serves(instrumentsApi.begin)
  begin(@FromRequest() asked: Asked<typeof instrumentsApi.begin>) {
    return this.drafts.begin(personOf(asked), asked.params.id);
  }

  @Serves(instrumentsApi.save)
  save(@FromRequest() asked: Asked<typeof instrumentsApi.save>) {
    return this.drafts.save(personOf(asked), asked.params.id, asked.body);
  }

  @Serves(instrumentsApi.discard)
  discard(@FromRequest() asked: Asked<typeof instrumentsApi.discard>) {
    return this.drafts.discard(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(instrumentsApi.publish)
  publish(@FromRequest() asked: Asked<typeof instrumentsApi.publish>) {
    return this.publishing.publish(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(instrumentsApi.archive)
  archive(@FromRequest() asked: Asked<typeof instrumentsApi.archive>) {
    return this.publishing.archive(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
