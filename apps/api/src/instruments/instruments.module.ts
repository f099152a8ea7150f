import { Module } from '@nestjs/common';
import { ConversionsController } from './conversions.controller.js';
import { ConversionsService } from './conversions.service.js';
import { DraftInstrumentsService } from './draft-instruments.service.js';
import { InstrumentsController } from './instruments.controller.js';
import { InstrumentsService } from './instruments.service.js';
import { PublishInstrumentsService } from './publish-instruments.service.js';

@Module({
  controllers: [InstrumentsController, ConversionsController],
  providers: [InstrumentsService, DraftInstrumentsService, PublishInstrumentsService, ConversionsService],
})
export class InstrumentsModule {}
