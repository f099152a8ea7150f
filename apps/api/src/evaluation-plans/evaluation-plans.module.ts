import { Module } from '@nestjs/common';
import { DryRunService } from './dry-run.service.js';
import { EvaluationPlansController } from './evaluation-plans.controller.js';
import { EvaluationPlansService } from './evaluation-plans.service.js';
import { LivePlansService } from './live-plans.service.js';

@Module({
  controllers: [EvaluationPlansController],
  providers: [DryRunService, EvaluationPlansService, LivePlansService],
})
export class EvaluationPlansModule {}
