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
import type { RespondentRecord } from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { InstrumentShelf, type ShelvedVersion } from './instrument-shelf.js';
import { presentForm } from './respond-form.presenter.js';
import { mayChange, refuseSubmitted, requireUsable } from './respond.policy.js';
import { respondentRecord } from './respondent-record.js';
import { readTestTime, requireRunning } from './test-clock.js';

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
    const link = requireUsable(await new PersonalLinkRepository(tx).find(hashToken(token)));
    const version = await this.shelf.get(tx, link.instrumentVersionId);
    const record = await see(tx, link, version);
    const { definition } = version;
    const response = isAnonymous(link)
      ? null
      : await new ResponseRepository(tx).findForInvitation(
          link.invitationId,
          link.answerState === 'submitted' && mayChange(link, definition),
        );
    const time = await readTestTime(tx, link, definition);
    return presentForm(link, { definition, record, response, time });
  }

  async saveDraft(body: Draft): Promise<DraftReceipt> {
    const { token, ...draft } = body;
    const kept = await new ResponseRepository(this.db.manager).keepDraft({
      ...draft,
      linkHash: hashToken(token),
    });
    return kept ? { revision: kept.revision, savedAt: kept.savedAt.toISOString() } : this.notKept(body);
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

  /** Why a draft was not kept: said only now, so that keeping one costs one statement. */
  private async notKept(body: Draft): Promise<DraftReceipt> {
    return inTransaction(this.db, async (tx) => {
      const links = new PersonalLinkRepository(tx);
      const link = requireUsable(await links.lock(hashToken(body.token)));
      const { definition } = await this.shelf.get(tx, link.instrumentVersionId);
      if (!mayChange(link, definition)) refuseSubmitted(link);
      requireRunning(await readTestTime(tx, link, definition));
      if (!isAnonymous(link)) return this.compare(tx, link, body);
      // A draft here would tie words to a person; where answers are anonymous it stays on the device.
      await links.markStarted(link.invitationId);
      return receipt(tx, body.revision);
    });
  }

  private async compare(tx: EntityManager, link: PersonalLink, body: Draft): Promise<DraftReceipt> {
    const responses = new ResponseRepository(tx);
    const stored = await responses.findForInvitation(link.invitationId);
    const current = stored?.revision ?? 0;
    // The answer to the last saving got lost on its way; the same words again are no second tab.
    const before = stored !== null && body.revision === current - 1;
    if (before && (await responses.holdsDraft(stored.id, body.answers))) return receipt(tx, current);
    throw new Problem('response.revision-stale', { revision: current });
  }
}

/** What is known of the respondent, and the first sight noted; nothing of both costs no statement. */
async function see(
  tx: EntityManager,
  link: PersonalLink,
  version: ShelvedVersion,
): Promise<RespondentRecord> {
  const links = new PersonalLinkRepository(tx);
  if (version.readsRecord) return respondentRecord(link, await links.readRecord(link.invitationId, true));
  if (link.answerState === 'planned' || link.answerState === 'invited')
    await links.markOpened(link.invitationId);
  return {};
}

async function receipt(tx: EntityManager, revision: number): Promise<DraftReceipt> {
  return { revision, savedAt: (await businessNow(tx)).toISOString() };
}

function isAnonymous({ privacyMode }: PersonalLink): boolean {
  return privacyMode === 'anonymous';
}
