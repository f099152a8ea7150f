import { Injectable } from '@nestjs/common';
import type { RespondForm } from '@traccia/contracts';
import {
  inTransaction,
  PersonalLinkRepository,
  ResponseRepository,
  TestSittingRepository,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { DataSource } from 'typeorm';
import { InstrumentShelf } from './instrument-shelf.js';
import { presentForm } from './respond-form.presenter.js';
import { respondentRecord } from './respondent-record.js';
import { refuseAnonymous, refuseSubmitted, requireUsable } from './respond.policy.js';
import { minutesOf } from './test-clock.js';

/** The clock of a test begins with a press on Start, never with the opening of a link. */
@Injectable()
export class StartTestService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
  ) {}

  async start(token: string): Promise<RespondForm> {
    return inTransaction(this.db, async (tx) => {
      const links = new PersonalLinkRepository(tx);
      const link = requireUsable(await links.lock(hashToken(token)));
      refuseAnonymous(link);
      refuseSubmitted(link);
      const version = await this.shelf.get(tx, link.instrumentVersionId);
      const { definition } = version;
      const minutes = minutesOf(definition);
      const time =
        minutes === null
          ? null
          : await new TestSittingRepository(tx).start(link.invitationId, minutes, link.closesAt);
      if (minutes !== null) await links.markStarted(link.invitationId);
      const response = await new ResponseRepository(tx).findForInvitation(link.invitationId);
      const record = version.readsRecord
        ? respondentRecord(link, await links.readRecord(link.invitationId))
        : {};
      return presentForm(link, { definition, record, response, time });
    });
  }
}
