import { Injectable } from '@nestjs/common';
import { respondApi, type AnswerOf, type BodyOf, type ProblemFault } from '@traccia/contracts';
import { completeness } from '@traccia/impact';
import {
  inTransaction,
  InstrumentRepository,
  type PersonalLink,
  PersonalLinkRepository,
  publish,
  ResponseRepository,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import {
  type AnswerMap,
  checkAnswers,
  completenessCounts,
  type InstrumentDefinition,
  scoreResponse,
  toAnswerRows,
} from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { presentReceipt } from './respond-form.presenter.js';
import { requireUsable } from './respond.policy.js';

type Submitted = BodyOf<typeof respondApi.submit>;
type Receipt = AnswerOf<typeof respondApi.submit>;

/** One response for one link, however often and from wherever it is sent. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
  ) {}

  async submit(body: Submitted, requestId: string): Promise<Receipt> {
    const { receipt, versionId } = await inTransaction(this.db, async (tx) => {
      const link = requireUsable(await new PersonalLinkRepository(tx).lock(hashToken(body.token)));
      const receiptOfLink =
        link.answerState === 'submitted'
          ? await this.repeatReceipt(tx, link, body.clientId)
          : await this.accept(tx, link, body, requestId);
      return { receipt: receiptOfLink, versionId: link.instrumentVersionId };
    });
    // Only now it is sure: what would have been rolled back is not remembered.
    this.shelf.noteFrozen(versionId);
    return receipt;
  }

  private async accept(
    tx: EntityManager,
    link: PersonalLink,
    body: Submitted,
    requestId: string,
  ): Promise<Receipt> {
    const { definition, state } = await this.shelf.get(tx, link.instrumentVersionId);
    const answers = requireValid(definition, body.answers);
    const receipt = await this.write(tx, link, { ...body, answers }, { definition, requestId });
    if (state !== 'frozen') await new InstrumentRepository(tx).freeze(link.instrumentVersionId);
    return receipt;
  }

  private async write(
    tx: EntityManager,
    link: PersonalLink,
    { clientId, locale, answers }: Omit<Submitted, 'token'>,
    { definition, requestId }: { definition: InstrumentDefinition; requestId: string },
  ): Promise<Receipt> {
    const { answeredRequired, shownRequired } = completenessCounts(definition, answers);
    const score = scoreResponse(definition, answers);
    const { id, submittedAt } = await new ResponseRepository(tx).submit({
      waveId: link.waveId,
      invitationId: link.privacyMode === 'anonymous' ? null : link.invitationId,
      instrumentVersionId: link.instrumentVersionId,
      clientId,
      locale,
      completeness: completeness(answeredRequired, shownRequired),
      score,
      answers: toAnswerRows(definition, answers),
    });
    await new PersonalLinkRepository(tx).conclude(link.invitationId, 'submitted');
    // A request id would lead from the event back to the request of whoever answered.
    const trace = link.privacyMode === 'anonymous' ? null : requestId;
    await publish(tx, 'response.submitted', { responseId: id, waveId: link.waveId }, trace);
    return presentReceipt({
      id,
      submittedAt,
      scorePoints: score?.points ?? null,
      scoreMax: score?.maxPoints ?? null,
    });
  }

  private async repeatReceipt(tx: EntityManager, link: PersonalLink, clientId: string): Promise<Receipt> {
    const responses = new ResponseRepository(tx);
    const stored =
      link.privacyMode === 'anonymous'
        ? await responses.findAnonymous(link.waveId, clientId)
        : await responses.findForInvitation(link.invitationId);
    if (!stored?.submittedAt || stored.clientId !== clientId) throw new Problem('response.already-submitted');
    return presentReceipt({ ...stored, submittedAt: stored.submittedAt });
  }
}

/** Answers of shown items only; what does not fit is named by its item. */
function requireValid(definition: InstrumentDefinition, answers: AnswerMap): AnswerMap {
  const { accepted, faults } = checkAnswers(definition, answers, 'submit');
  if (faults.length === 0) return accepted;
  const named = faults.map(({ itemCode, key, params }): ProblemFault => ({
    field: itemCode,
    key,
    ...(params && { params }),
  }));
  throw new Problem('response.faults', {}, named);
}
