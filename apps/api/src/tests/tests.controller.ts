import { Controller } from '@nestjs/common';
import { knowledgeTestsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { OwnTestsService } from './own-tests.service.js';
import { TestResultsService } from './test-results.service.js';
import { TestTimeService } from './test-time.service.js';

@Controller()
export class TestsController {
  constructor(
    private readonly testResults: TestResultsService,
    private readonly ownTests: OwnTestsService,
    private readonly time: TestTimeService,
  ) {}

  @Serves(knowledgeTestsApi.results)
  results(@FromRequest() asked: Asked<typeof knowledgeTestsApi.results>) {
    return this.testResults.results(personOf(asked), asked.params.id);
  }

  @Serves(knowledgeTestsApi.mine)
  mine(@FromRequest() asked: Asked<typeof knowledgeTestsApi.mine>) {
    return this.ownTests.mine(personOf(asked), asked.params.id);
  }

  @Serves(knowledgeTestsApi.accommodations)
  accommodations(@FromRequest() asked: Asked<typeof knowledgeTestsApi.accommodations>) {
    return this.time.list(personOf(asked), asked.params.id);
  }

  @Serves(knowledgeTestsApi.setAccommodation)
  setAccommodation(@FromRequest() asked: Asked<typeof knowledgeTestsApi.setAccommodation>) {
    return this.time.set(personOf(asked), asked.params.id, asked.body.factor, asked.requestId);
  }
}
