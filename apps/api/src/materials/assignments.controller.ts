import { Controller } from '@nestjs/common';
import { assignmentsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { AssignmentsService } from './assignments.service.js';
import { SubmissionsService } from './submissions.service.js';

const named = ({ params, requestId }: { params: { id: string }; requestId: string }) => ({
  id: params.id,
  requestId,
});

@Controller()
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly work: SubmissionsService,
  ) {}

  @Serves(assignmentsApi.mine)
  mine(@FromRequest() asked: Asked<typeof assignmentsApi.mine>) {
    return this.work.find(personOf(asked), asked.params.id, asked.query.locale);
  }

  @Serves(assignmentsApi.save)
  save(@FromRequest() asked: Asked<typeof assignmentsApi.save>) {
    return this.work.save(personOf(asked), asked.params.id, asked.body);
  }

  @Serves(assignmentsApi.submit)
  submit(@FromRequest() asked: Asked<typeof assignmentsApi.submit>) {
    return this.work.submit(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(assignmentsApi.list)
  list(@FromRequest() asked: Asked<typeof assignmentsApi.list>) {
    return this.assignments.list(personOf(asked), asked.params.id);
  }

  @Serves(assignmentsApi.create)
  create(@FromRequest() asked: Asked<typeof assignmentsApi.create>) {
    return this.assignments.create(personOf(asked), named(asked), asked.body);
  }

  @Serves(assignmentsApi.update)
  update(@FromRequest() asked: Asked<typeof assignmentsApi.update>) {
    return this.assignments.update(personOf(asked), named(asked), asked.body);
  }

  @Serves(assignmentsApi.remove)
  remove(@FromRequest() asked: Asked<typeof assignmentsApi.remove>) {
    return this.assignments.remove(personOf(asked), named(asked), asked.body.deleted);
  }

  @Serves(assignmentsApi.submissions)
  submissions(@FromRequest() asked: Asked<typeof assignmentsApi.submissions>) {
    return this.assignments.submissions(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(assignmentsApi.mark)
  mark(@FromRequest() asked: Asked<typeof assignmentsApi.mark>) {
    return this.assignments.mark(personOf(asked), named(asked), asked.body);
  }
}
