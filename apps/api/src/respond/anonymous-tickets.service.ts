import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { anonymousAnswersApi, AnswerOf, BodyOf } from '@traccia/contracts';
import {
  AnonymousWaveRepository,
  inTransaction,
  type PersonalLink,
  PersonalLinkRepository,
  type TicketKey,
} from '@traccia/persistence';
import { hashToken, type LinkKeys } from '@traccia/runtime';
import { pairingSalt } from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { requireUsable } from './respond.policy.js';
import { respondentRecord } from './respondent-record.js';
import { makeTicketKey, signBlinded } from './ticket-keys.js';

type Asked = BodyOf<typeof anonymousAnswersApi.ticket>;

/**
 * The half of an anonymous answer that knows who it is and not what is said: it signs one blinded ticket for each
 * invitation.
 */
@Injectable()
export class AnonymousTicketsService {
  private readonly keys: LinkKeys;

  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) settings: ApiSettings,
  ) {
    this.keys = settings.linkKeys;
  }

  /** What every device of the wave gets alike, and whether this invitation has had its ticket. */
  async describe(link: PersonalLink) {
    const { waveId, activityId, invitationId } = link;
    const waves = new AnonymousWaveRepository(this.db.manager);
    const { modulus } = await this.keyOf(this.db.manager, waveId);
    return {
      form: { waveId, modulus, pairingSalt: pairingSalt(activityId) },
      record: respondentRecord(link, await waves.readRecord(waveId)),
      answered: (await waves.findIssued(waveId, invitationId)) !== null,
    };
  }

  async hasAnswered({ waveId, invitationId }: PersonalLink): Promise<boolean> {
    return (await new AnonymousWaveRepository(this.db.manager).findIssued(waveId, invitationId)) !== null;
  }

  /** The same blinded ticket is signed again, since the first answer may have got lost; another one is not. */
  async sign({ token, blinded }: Asked): Promise<AnswerOf<typeof anonymousAnswersApi.ticket>> {
    return inTransaction(this.db, async (tx) => {
      // The invitation is read without a lock: even a lock would leave its number on the row.
      const link = requireUsable(await new PersonalLinkRepository(tx).find(hashToken(token)));
      if (link.privacyMode !== 'anonymous') throw new Problem('ticket.refused');
      const waves = new AnonymousWaveRepository(tx);
      const key = await this.keyOf(tx, link.waveId);
      // Looked at again under the lock: the wave may just have been given another promise.
      if (!(await waves.lock(link.waveId))?.takesAnswers) throw new Problem('ticket.refused');
      const digest = createHash('sha256').update(blinded).digest('base64url');
      const issued = await waves.findIssued(link.waveId, link.invitationId);
      if (issued !== null && issued !== digest) throw new Problem('response.already-submitted');
      const signed = signBlinded(this.keys, link.waveId, key, blinded);
      if (signed === null) throw new Problem('ticket.refused');
      if (issued === null) await waves.noteIssued(link.waveId, { [link.invitationId]: digest });
      return { signed };
    });
  }

  private async keyOf(tx: EntityManager, waveId: string): Promise<TicketKey> {
    const waves = new AnonymousWaveRepository(tx);
    return (
      (await waves.findKey(waveId)) ?? (await waves.keepKey(waveId, await makeTicketKey(this.keys, waveId)))
    );
  }
}
