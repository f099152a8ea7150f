import { Module } from '@nestjs/common';
import { ActOnTextService } from './act-on-text.service.js';
import { ActivityAnswersService } from './activity-answers.service.js';
import { CodebooksService } from './codebooks.service.js';
import { OpenAnswersController } from './open-answers.controller.js';
import { ReadTextsService } from './read-texts.service.js';

@Module({
  controllers: [OpenAnswersController],
  providers: [ActOnTextService, ActivityAnswersService, CodebooksService, ReadTextsService],
})
export class OpenAnswersModule {}
