import { Controller } from '@nestjs/common';
import { dryRunApi, evaluationPlansApi } from '@traccia/contracts';
import { type Asked, FromRequest, personOf } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { DryRunService } from './dry-run.service.js';
import { EvaluationPlansService } from './evaluation-plans.service.js';
import { LivePlansService } from './live-plans.service.js';

@Controller()
export class EvaluationPlansController {
  constructor(
    private readonly plans: EvaluationPlansService,
    private readonly live: LivePlansService,
    private readonly rehearsals: DryRunService,
  ) {}

  @Serves(evaluationPlansApi.ofCourse)
  ofCourse(@FromRequest() asked: Asked<typeof evaluationPlansApi.ofCourse>) {
    return this.plans.of(personOf(asked), { kind: 'course', id: asked.params.id });
  }

  @Serves(evaluationPlansApi.ofActivity)
  ofActivity(@FromRequest() asked: Asked<typeof evaluationPlansApi.ofActivity>) {
    return this.plans.of(personOf(asked), { kind: 'activity', id: asked.params.id });
  }

  @Serves(dryRunApi.run)
  dryRun(@FromRequest() asked: Asked<typeof dryRunApi.run>) {
    return this.rehearsals.run(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(evaluationPlansApi.get)
  get(@FromRequest() asked: Asked<typeof evaluationPlansApi.get>) {
    return this.plans.get(personOf(asked), asked.params.id);
  }

  @Serves(evaluationPlansApi.beginForCourse)
  beginForCourse(@FromRequest() asked: Asked<typeof evaluationPlansApi.beginForCourse>) {
    const owner = { kind: 'course', id: asked.params.id } as const;
    return this.plans.begin(personOf(asked), owner, asked.body, asked.requestId);
  }

  @Serves(evaluationPlansApi.beginForActivity)
  beginForActivity(@FromRequest() asked: Asked<typeof evaluationPlansApi.beginForActivity>) {
    const owner = { kind: 'activity', id: asked.params.id } as const;
    return this.plans.begin(personOf(asked), owner, asked.body, asked.requestId);
  }

  @Serves(evaluationPlansApi.save)
  save(@FromRequest() asked: Asked<typeof evaluationPlansApi.save>) {
    return this.plans.save(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(evaluationPlansApi.discard)
  discard(@FromRequest() asked: Asked<typeof evaluationPlansApi.discard>) {
    return this.plans.discard(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(evaluationPlansApi.preview)
  preview(@FromRequest() asked: Asked<typeof evaluationPlansApi.preview>) {
    return this.plans.preview(personOf(asked), asked.params.id);
  }

  @Serves(evaluationPlansApi.activate)
  async activate(@FromRequest() asked: Asked<typeof evaluationPlansApi.activate>) {
    const subject = personOf(asked);
    return this.plans.of(
      subject,
      await this.live.activate(subject, asked.params.id, asked.body, asked.requestId),
    );
  }

  @Serves(evaluationPlansApi.pause)
  async pause(@FromRequest() asked: Asked<typeof evaluationPlansApi.pause>) {
    const subject = personOf(asked);
    const { reason } = asked.body;
    return this.plans.of(subject, await this.live.pause(subject, asked.params.id, reason, asked.requestId));
  }

  @Serves(evaluationPlansApi.resume)
  async resume(@FromRequest() asked: Asked<typeof evaluationPlansApi.resume>) {
    const subject = personOf(asked);
    const { reason } = asked.body;
    return this.plans.of(subject, await this.live.resume(subject, asked.params.id, reason, asked.requestId));
  }
}
