import { Module } from '@nestjs/common';
import { AnonymousAnswersController } from './anonymous-answers.controller.js';
import { AnonymousAnswersService } from './anonymous-answers.service.js';
import { AnonymousTicketsService } from './anonymous-tickets.service.js';
import { AnswerFilesService } from './answer-files.service.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { RespondController } from './respond.controller.js';
import { RespondService } from './respond.service.js';
import { StartTestService } from './start-test.service.js';
import { SubmissionService } from './submission.service.js';
import { UnsubscribeService } from './unsubscribe.service.js';

@Module({
  controllers: [RespondController, AnonymousAnswersController],
  providers: [
    AnonymousAnswersService,
    AnonymousTicketsService,
    AnswerFilesService,
    InstrumentShelf,
    RespondService,
    StartTestService,
    SubmissionService,
    UnsubscribeService,
  ],
})
export class RespondModule {}
