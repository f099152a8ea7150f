import { Controller } from '@nestjs/common';
import { knowledgeTestsApi, respondApi, respondFilesApi } from '@traccia/contracts';
import { FromRequest, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { AnswerFilesService } from './answer-files.service.js';
import { RespondService } from './respond.service.js';
import { StartTestService } from './start-test.service.js';
import { SubmissionService } from './submission.service.js';
import { UnsubscribeService } from './unsubscribe.service.js';

/** Who holds a link may do exactly this; a session adds nothing here. */
@Controller()
export class RespondController {
  constructor(
    private readonly forms: RespondService,
    private readonly tests: StartTestService,
    private readonly submissions: SubmissionService,
    private readonly files: AnswerFilesService,
    private readonly unsubscribing: UnsubscribeService,
  ) {}

  @Serves(respondApi.open)
  open(@FromRequest() asked: Asked<typeof respondApi.open>) {
    return this.forms.open(asked.body.token);
  }

  @Serves(knowledgeTestsApi.start)
  startTest(@FromRequest() asked: Asked<typeof knowledgeTestsApi.start>) {
    return this.tests.start(asked.body.token);
  }

  @Serves(respondApi.saveDraft)
  saveDraft(@FromRequest() asked: Asked<typeof respondApi.saveDraft>) {
    return this.forms.saveDraft(asked.body);
  }

  @Serves(respondApi.submit)
  submit(@FromRequest() asked: Asked<typeof respondApi.submit>) {
    return this.submissions.submit(asked.body, asked.requestId);
  }

  @Serves(respondApi.refuse)
  refuse(@FromRequest() asked: Asked<typeof respondApi.refuse>) {
    return this.forms.refuse(asked.body);
  }

  @Serves(respondFilesApi.create)
  bringFile(@FromRequest() asked: Asked<typeof respondFilesApi.create>) {
    return this.files.create(asked.query, asked.bytes);
  }

  @Serves(respondApi.unsubscribe)
  unsubscribe(@FromRequest() asked: Asked<typeof respondApi.unsubscribe>) {
    return this.unsubscribing.unsubscribe(asked.params.token, asked.requestId);
  }
}
