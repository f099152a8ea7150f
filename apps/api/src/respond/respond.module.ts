import { Module } from '@nestjs/common';
import { AnswerFilesService } from './answer-files.service.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { RespondController } from './respond.controller.js';
import { RespondService } from './respond.service.js';
import { StartTestService } from './start-test.service.js';
import { SubmissionService } from './submission.service.js';
import { UnsubscribeService } from './unsubscribe.service.js';

@Module({
  controllers: [RespondController],
  providers: [
    AnswerFilesService,
    InstrumentShelf,
    RespondService,
    StartTestService,
    SubmissionService,
    UnsubscribeService,
  ],
})
export class RespondModule {}
