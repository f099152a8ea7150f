import { Module } from '@nestjs/common';
import { EvaluationPlansController } from './evaluation-plans.controller.js';
import { EvaluationPlansService } from './evaluation-plans.service.js';
import { LivePlansService } from './live-plans.service.js';

@Module({
  controllers: [EvaluationPlansController],
  providers: [EvaluationPlansService, LivePlansService],
})
export class EvaluationPlansModule {}
