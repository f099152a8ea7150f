import { Module } from '@nestjs/common';
import { AnonymousAnswersController } from './anonymous-answers.controller.js';
import { AnonymousAnswersService } from './anonymous-answers.service.js';
import { AnonymousTicketsService } from './anonymous-tickets.service.js';
import { AnswerFilesService } from './answer-files.service.js';
import { ContactChoicesController } from './contact-choices.controller.js';
import { ContactChoicesService } from './contact-choices.service.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { PaperController } from './paper.controller.js';
import { PaperService } from './paper.service.js';
import { RespondController } from './respond.controller.js';
import { RespondService } from './respond.service.js';
import { StartTestService } from './start-test.service.js';
import { SubmissionService } from './submission.service.js';
import { UnsubscribeService } from './unsubscribe.service.js';
import { WavePrivacyController } from './wave-privacy.controller.js';
import { WavePrivacyService } from './wave-privacy.service.js';

@Module({
  controllers: [
    ContactChoicesController,
    PaperController,
    RespondController,
    AnonymousAnswersController,
    WavePrivacyController,
  ],
  providers: [
    AnonymousAnswersService,
    AnonymousTicketsService,
    AnswerFilesService,
    ContactChoicesService,
    InstrumentShelf,
    PaperService,
    RespondService,
    StartTestService,
    SubmissionService,
    UnsubscribeService,
    WavePrivacyService,
  ],
})
export class RespondModule {}
