import { Injectable } from '@nestjs/common';
import { respondApi, type AnswerOf, type BodyOf, type RespondForm } from '@traccia/contracts';
import {
  businessNow,
  inTransaction,
  type PersonalLink,
  PersonalLinkRepository,
  ResponseRepository,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { presentForm } from './respond-form.presenter.js';
import { refuseSubmitted, requireUsable } from './respond.policy.js';

type Draft = BodyOf<typeof respondApi.saveDraft>;
type DraftReceipt = AnswerOf<typeof respondApi.saveDraft>;

/** Opening, half-writing and declining a form by its link. */
@Injectable()
export class RespondService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
  ) {}

  /** Mail scanners open links too: nothing is consumed, only the first sight is noted. */
  async open(token: string): Promise<RespondForm> {
    const tx = this.db.manager;
    const links = new PersonalLinkRepository(tx);
    const link = requireUsable(await links.find(hashToken(token)));
    if (link.answerState === 'planned' || link.answerState === 'invited')
      await links.markOpened(link.invitationId);
    const { definition } = await this.shelf.get(tx, link.instrumentVersionId);
    const response = isAnonymous(link)
      ? null
      : await new ResponseRepository(tx).findForInvitation(link.invitationId);
    return presentForm(link, definition, response);
  }

  async saveDraft(body: Draft): Promise<DraftReceipt> {
    return inTransaction(this.db, async (tx) => {
      const links = new PersonalLinkRepository(tx);
      const link = requireUsable(await links.lock(hashToken(body.token)));
      refuseSubmitted(link);
      await links.markStarted(link.invitationId);
      // A draft here would tie words to a person; where answers are anonymous it stays on the device.
      return isAnonymous(link) ? receipt(tx, body.revision) : this.keep(tx, link, body);
    });
  }

  async refuse(token: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const links = new PersonalLinkRepository(tx);
      const link = requireUsable(await links.lock(hashToken(token)));
      refuseSubmitted(link);
      await links.conclude(link.invitationId, 'refused');
      await new ResponseRepository(tx).dropDraft(link.invitationId);
    });
  }

  private async keep(tx: EntityManager, link: PersonalLink, body: Draft): Promise<DraftReceipt> {
    const responses = new ResponseRepository(tx);
    const stored = await responses.findForInvitation(link.invitationId);
    const current = stored?.revision ?? 0;
    if (body.revision !== current) {
      // The answer to the last saving got lost on its way; the same words again are no second tab.
      const before = stored !== null && body.revision === current - 1;
      if (before && (await responses.holdsDraft(stored.id, body.answers))) return receipt(tx, current);
      throw new Problem('response.revision-stale', { revision: current });
    }
    const { invitationId, waveId, instrumentVersionId } = link;
    const { locale, answers } = body;
    const kept = await responses.keepDraft({ invitationId, waveId, instrumentVersionId, locale, answers });
    return { revision: kept.revision, savedAt: kept.savedAt.toISOString() };
  }
}

async function receipt(tx: EntityManager, revision: number): Promise<DraftReceipt> {
  return { revision, savedAt: (await businessNow(tx)).toISOString() };
}

function isAnonymous({ privacyMode }: PersonalLink): boolean {
  return privacyMode === 'anonymous';
}
