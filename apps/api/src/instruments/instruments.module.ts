import { Module } from '@nestjs/common';
import { DraftInstrumentsService } from './draft-instruments.service.js';
import { InstrumentsController } from './instruments.controller.js';
import { InstrumentsService } from './instruments.service.js';
import { PublishInstrumentsService } from './publish-instruments.service.js';

@Module({
  controllers: [InstrumentsController],
  providers: [InstrumentsService, DraftInstrumentsService, PublishInstrumentsService],
})
export class InstrumentsModule {}
