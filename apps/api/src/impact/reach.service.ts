import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, reachApi } from '@traccia/contracts';
import { ReachRepository, ReleasedRunRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { readableFigures } from './impact.policy.js';
import { presentReach } from './reach.presenter.js';

/** What was delivered, counted as it stands now; two statements whatever the scope. */
@Injectable()
export class ReachService {
  constructor(private readonly db: DataSource) {}

  async read(
    subject: PersonSubject,
    { scopeType, scopeId }: QueryOf<typeof reachApi.read>,
  ): Promise<AnswerOf<typeof reachApi.read>> {
    if (scopeType !== 'centre' && !scopeId)
      throw new Problem('request.invalid', {}, [{ field: 'query.scopeId', key: 'fault.required' }]);
    const key = { scopeType, scopeId: scopeType === 'centre' ? null : (scopeId ?? null) };
    const found = await new ReleasedRunRepository(this.db.manager).findScope(readableFigures(subject), key);
    if (!found) throw new Problem('request.not-found');
    const counts = await new ReachRepository(this.db.manager).count(key);
    if (!counts) throw new Problem('request.not-found');
    return presentReach(counts);
  }
}
