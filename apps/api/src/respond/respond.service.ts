import { Injectable } from '@nestjs/common';
import { respondApi, type AnswerOf, type BodyOf, type RespondForm } from '@traccia/contracts';
import {
  atOnce,
  businessNow,
  inTransaction,
  type PersonalLink,
  PersonalLinkRepository,
  ResponseRepository,
  SupervisorRepository,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { anonymousForm, type RespondentRecord } from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { AnonymousTicketsService } from './anonymous-tickets.service.js';
import { InstrumentShelf, type ShelvedVersion } from './instrument-shelf.js';
import { presentForm } from './respond-form.presenter.js';
import { mayChange, refuseSubmitted, requireUsable } from './respond.policy.js';
import { respondentRecord } from './respondent-record.js';
import { readTestTime, requireRunning } from './test-clock.js';

type Refusal = BodyOf<typeof respondApi.refuse>;
type Draft = BodyOf<typeof respondApi.saveDraft>;
type DraftReceipt = AnswerOf<typeof respondApi.saveDraft>;

/** Opening, half-writing and declining a form by its link. */
@Injectable()
export class RespondService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
    private readonly tickets: AnonymousTicketsService,
  ) {}

  /** Mail scanners open links too: nothing is consumed, only the first sight is noted. */
  async open(token: string): Promise<RespondForm> {
    const tx = this.db.manager;
    const link = requireUsable(await new PersonalLinkRepository(tx).find(hashToken(token)));
    if (isAnonymous(link)) return this.openAnonymous(link);
    const version = await this.shelf.get(tx, link.instrumentVersionId);
    const record = await see(tx, link, version);
    const { definition } = version;
    const response = await new ResponseRepository(tx).findForInvitation(
      link.invitationId,
      link.answerState === 'submitted' && mayChange(link, definition),
    );
    const time = await readTestTime(tx, link, definition);
    return presentForm(link, { definition, record, response, time });
  }

  /** Not even noted as seen: the row of an invitation would tell when somebody was here. */
  private async openAnonymous(link: PersonalLink): Promise<RespondForm> {
    const { definition } = await this.shelf.get(this.db.manager, link.instrumentVersionId);
    const { form: anonymous, record, answered } = await this.tickets.describe(link);
    const form = presentForm(link, { definition: anonymousForm(definition), record, response: null });
    return { ...form, ...(answered && { state: 'submitted' as const }), anonymous };
  }

  async saveDraft(body: Draft): Promise<DraftReceipt> {
    const { token, ...draft } = body;
    const linkHash = hashToken(token);
    const kept = await atOnce(this.db, async (tx) =>
      new ResponseRepository(tx).keepDraft({ ...draft, linkHash }),
    );
    return kept ? { revision: kept.revision, savedAt: kept.savedAt.toISOString() } : this.notKept(body);
  }

  async refuse({ token, reason, successor }: Refusal): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const links = new PersonalLinkRepository(tx);
      const link = requireUsable(await links.lock(hashToken(token)));
      refuseSubmitted(link);
      if (isAnonymous(link) && (await this.tickets.hasAnswered(link)))
        throw new Problem('response.already-submitted');
      const supervises = link.promise.respondentKind === 'supervisor' && link.enrolmentId !== null;
      await links.refuse(link.invitationId, supervises ? (reason ?? 'declined') : null);
      await new ResponseRepository(tx).dropDraft(link.invitationId);
      if (supervises && link.enrolmentId !== null && reason === 'not_the_supervisor')
        await new SupervisorRepository(tx).disown(link.enrolmentId, successor ?? null);
    });
  }

  /** Why a draft was not kept: said only now, so that keeping one costs one statement. */
  private async notKept(body: Draft): Promise<DraftReceipt> {
    return inTransaction(this.db, async (tx) => {
      const links = new PersonalLinkRepository(tx);
      const link = requireUsable(await links.lock(hashToken(body.token)));
      const { definition } = await this.shelf.get(tx, link.instrumentVersionId);
      // A draft here would tie words to a person, and a mark would say when; it stays on the device.
      if (isAnonymous(link)) return receipt(tx, body.revision);
      if (!mayChange(link, definition)) refuseSubmitted(link);
      requireRunning(await readTestTime(tx, link, definition));
      return this.compare(tx, link, body);
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
