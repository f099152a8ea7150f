import { Injectable } from '@nestjs/common';
import type { AnswerOf, myInvitationsApi } from '@traccia/contracts';
import { ActivityInvitationRepository, inTransaction } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';

/** Invitations to apply, as their guests see them. */
@Injectable()
export class MyInvitationsService {
  constructor(private readonly db: DataSource) {}

  async list({ personId }: PersonSubject): Promise<AnswerOf<typeof myInvitationsApi.list>> {
    return { rows: await new ActivityInvitationRepository(this.db.manager).listOwn(personId) };
  }

  async decline(subject: PersonSubject, id: string, requestId: string): Promise<undefined> {
    await inTransaction(this.db, async (tx) => {
      if (!(await new ActivityInvitationRepository(tx).decline(id, subject.personId)))
        throw new Problem('request.not-found');
      await recordAct(tx, subject, {
        act: 'admission.invitation-declined',
        subjectType: 'activity_invitation',
        subjectId: id,
        requestId,
      });
    });
  }
}
