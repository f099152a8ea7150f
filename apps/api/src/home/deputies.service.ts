import { Injectable } from '@nestjs/common';
import { deputiesApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import { constraintOf, DeputyshipRepository, inTransaction, publish } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import { may, type PersonSubject } from '../http/subject.js';
import { managesInOwnName } from './home.policy.js';

/** Who stands in for whom. What a deputy may do is worked out where a session becomes a subject. */
@Injectable()
export class DeputiesService {
  constructor(private readonly db: DataSource) {}

  async list(subject: PersonSubject): Promise<AnswerOf<typeof deputiesApi.list>> {
    const repository = new DeputyshipRepository(this.db.manager);
    const [deputyships, colleagues] = await Promise.all([
      repository.list(may(subject, 'people.manage') ? null : subject.personId),
      repository.listColleagues(),
    ]);
    return { deputyships, colleagues };
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof deputiesApi.create>,
    requestId: string,
  ): Promise<{ id: string }> {
    const personId = body.personId ?? subject.personId;
    if (personId !== subject.personId && !may(subject, 'people.manage'))
      throw new Problem('permission.denied');
    // A deputy cannot name the next one.
    if (personId === subject.personId && !managesInOwnName(subject)) throw new Problem('permission.denied');
    if (body.endsOn < body.startsOn) throw faultOf('endsOn', 'fault.invalid');
    if (personId === body.deputyId) throw faultOf('deputyId', 'fault.invalid');
    return inTransaction(this.db, async (tx) => {
      const deputyships = new DeputyshipRepository(tx);
      if (!(await deputyships.isColleague(body.deputyId))) throw faultOf('deputyId', 'fault.not-a-manager');
      if (body.personId !== undefined && !(await deputyships.isColleague(personId)))
        throw faultOf('personId', 'fault.not-a-manager');
      const { deputyId, startsOn, endsOn } = body;
      const id = await deputyships
        .insert({ personId, deputyId, startsOn, endsOn, namedBy: subject.personId })
        .catch((error: unknown) => {
          if (constraintOf(error) === 'deputyship_days') throw faultOf('endsOn', 'fault.invalid');
          throw error;
        });
      await publish(tx, 'deputy.named', { deputyshipId: id }, requestId);
      await recordAct(tx, subject, {
        act: 'deputy.named',
        subjectType: 'person',
        subjectId: personId,
        requestId,
        detail: { deputyId, startsOn, endsOn },
      });
      return { id };
    });
  }

  async end(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const by = may(subject, 'people.manage') ? null : subject.personId;
      const ended = await new DeputyshipRepository(tx).end(id, by);
      if (!ended) throw new Problem('request.not-found');
      await recordAct(tx, subject, {
        act: 'deputy.ended',
        subjectType: 'person',
        subjectId: ended.personId,
        requestId,
        detail: { deputyId: ended.deputyId },
      });
    });
  }
}

function faultOf(field: string, key: string): Problem {
  return new Problem('request.invalid', {}, [{ field: `body.${field}`, key }]);
}
