import { Module } from '@nestjs/common';
import { OwnTestsService } from './own-tests.service.js';
import { TestResultsService } from './test-results.service.js';
import { TestTimeService } from './test-time.service.js';
import { TestsController } from './tests.controller.js';

@Module({
  controllers: [TestsController],
  providers: [OwnTestsService, TestResultsService, TestTimeService],
})
export class TestsModule {}
