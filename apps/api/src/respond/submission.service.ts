import { Injectable } from '@nestjs/common';
import { respondApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import { completeness } from '@traccia/impact';
import {
  atOnce,
  inTransaction,
  InstrumentRepository,
  type PersonalLink,
  PersonalLinkRepository,
  ResponseRepository,
  TestSittingRepository,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import {
  type AnswerMap,
  checkAnswers,
  completenessCounts,
  type InstrumentDefinition,
  type RespondentRecord,
  scoreResponse,
  toAnswerRows,
} from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { foreignFiles } from './answer-files.service.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { presentReceipt } from './respond-form.presenter.js';
import { mayChange, refuseAnonymous, requireUsable } from './respond.policy.js';
import { respondentRecord } from './respondent-record.js';
import { mayRevealScore, minutesOf, readTestTime, requirePaperInTime, requireRunning } from './test-clock.js';
import { requireValid } from './valid-answers.js';

type Submitted = Omit<BodyOf<typeof respondApi.submit>, 'token'>;
type Receipt = AnswerOf<typeof respondApi.submit>;

/** What one sending is judged and written by. */
export interface Act {
  tx: EntityManager;
  link: PersonalLink;
  body: Submitted;
  requestId: string;
  source: 'link' | 'paper';
}

/** One response for one link, however often and from wherever it is sent. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
  ) {}

  async submit({ token, ...body }: BodyOf<typeof respondApi.submit>, requestId: string): Promise<Receipt> {
    const hash = hashToken(token);
    const seen = requireUsable(await new PersonalLinkRepository(this.db.manager).find(hash));
    refuseAnonymous(seen);
    const given = { body, requestId, source: 'link' as const };
    if (await this.isPlain(seen, body)) {
      const receipt = await atOnce(this.db, async (tx) => this.accept({ tx, link: seen, ...given }, false));
      if (receipt) return receipt;
    }
    const receipt = await inTransaction(this.db, async (tx) => {
      const link = requireUsable(await new PersonalLinkRepository(tx).lock(hash));
      refuseAnonymous(link);
      return this.take({ tx, link, ...given });
    });
    // Only now it is sure: what would have been rolled back is not remembered.
    this.shelf.noteFrozen(seen.instrumentVersionId);
    return receipt;
  }

  /** For most answers one statement decides and writes everything, without a lock taken before it. */
  private async isPlain(link: PersonalLink, { answers }: Submitted): Promise<boolean> {
    if (link.answerState === 'submitted') return false;
    const { state, definition } = await this.shelf.get(this.db.manager, link.instrumentVersionId);
    const bringsFile = Object.values(answers).some((value) => 'file' in value);
    return state === 'frozen' && minutesOf(definition) === null && !bringsFile;
  }

  /** Within the caller's transaction, which holds the lock of the invitation. */
  async take(act: Act): Promise<Receipt> {
    const receipt = await (act.link.answerState === 'submitted'
      ? this.takeAgain(act)
      : this.accept(act, false));
    if (!receipt) throw new Error('the invitation was not locked');
    return receipt;
  }

  /** Null when the invitation is not any more what it was seen as, which cannot be under its lock. */
  private async accept(act: Act, replaces: boolean): Promise<Receipt | null> {
    const { tx, link, body, source } = act;
    const version = await this.shelf.get(tx, link.instrumentVersionId);
    const record = version.readsRecord
      ? respondentRecord(link, await new PersonalLinkRepository(tx).readRecord(link.invitationId))
      : {};
    const { definition } = version;
    const time = await readTestTime(tx, link, definition);
    const clock = source === 'paper' ? requirePaperInTime(time) : requireRunning(time);
    const take = clock === 'up' ? whatFits : requireValid;
    const answers = take(definition, body.answers, record);
    await requireOwnFiles(tx, link, answers);
    const receipt = await write(act, { answers, definition, record, replaces });
    if (minutesOf(definition) !== null) await new TestSittingRepository(tx).close(link.invitationId);
    if (version.state !== 'frozen') await new InstrumentRepository(tx).freeze(link.instrumentVersionId);
    return receipt;
  }

  /** The same sending once more gives the same receipt; another one changes the answer where that is allowed. */
  private async takeAgain(act: Act): Promise<Receipt | null> {
    const { tx, link, body } = act;
    const responses = new ResponseRepository(tx);
    const stored = await responses.findForInvitation(link.invitationId);
    const { definition } = await this.shelf.get(tx, link.instrumentVersionId);
    if (stored?.submittedAt && stored.clientId === body.clientId)
      return presentReceipt(
        { ...stored, submittedAt: stored.submittedAt },
        mayRevealScore(definition, link.waveKind),
      );
    if (!stored || body.revision === undefined || !mayChange(link, definition))
      throw new Problem('response.already-submitted');
    if (stored.revision !== body.revision)
      throw new Problem('response.revision-stale', { revision: stored.revision });
    return this.accept(act, true);
  }
}

interface Accepted {
  answers: AnswerMap;
  definition: InstrumentDefinition;
  record: RespondentRecord;
  replaces: boolean;
}

async function write(
  { tx, link, body, requestId, source }: Act,
  accepted: Accepted,
): Promise<Receipt | null> {
  const { answers, definition, record, replaces } = accepted;
  const { answeredRequired, shownRequired } = completenessCounts(definition, answers, record);
  const score = scoreResponse(definition, answers);
  const written = await new ResponseRepository(tx).submit({
    invitationId: link.invitationId,
    answerState: link.answerState,
    instrumentVersionId: link.instrumentVersionId,
    clientId: body.clientId,
    locale: body.locale,
    completeness: completeness(answeredRequired, shownRequired),
    score,
    answers: toAnswerRows(definition, answers),
    replaces,
    source,
    requestId,
  });
  if (!written) return null;
  const result = { scorePoints: score?.points ?? null, scoreMax: score?.maxPoints ?? null };
  return presentReceipt({ ...written, ...result }, mayRevealScore(definition, link.waveKind));
}

/** A reference to somebody else's file would open it to whoever reads this answer. */
async function requireOwnFiles(tx: EntityManager, link: PersonalLink, answers: AnswerMap): Promise<void> {
  const named = Object.entries(answers).flatMap(([field, value]) =>
    'file' in value ? [{ field, id: value.file }] : [],
  );
  const foreign = await foreignFiles(
    tx,
    link,
    named.map(({ id }) => id),
  );
  const faults = named.filter(({ id }) => foreign.includes(id));
  if (faults.length > 0)
    throw new Problem(
      'response.faults',
      {},
      faults.map(({ field }) => ({ field, key: 'fault.file' })),
    );
}

/** The time is up: what fits is taken as it is, and nothing is asked back. */
function whatFits(definition: InstrumentDefinition, answers: AnswerMap, record: RespondentRecord): AnswerMap {
  return checkAnswers(definition, answers, 'draft', record).accepted;
}
