import { Injectable } from '@nestjs/common';
import { paperApi, type AnswerOf, type BodyOf, type QueryOf } from '@traccia/contracts';
import { inTransaction, type PaperLink, PaperRepository, PersonalLinkRepository } from '@traccia/persistence';
import {
  estimateMinutes,
  forRespondent,
  type InstrumentDefinition,
  promiseInAll,
  type RespondentRecord,
} from '@traccia/survey';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { activityScopeOf } from '../http/activity-scope.js';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { refuseAnonymous, requireUsable } from './respond.policy.js';
import { respondentRecord } from './respondent-record.js';
import { SubmissionService } from './submission.service.js';

/** Forms on paper: printed for a wave, and typed in by staff for one invitation. */
@Injectable()
export class PaperService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
    private readonly submissions: SubmissionService,
  ) {}

  /** What is asked of everybody: the record holds nothing of a person. */
  async blank(subject: PersonSubject, waveId: string): Promise<AnswerOf<typeof paperApi.blank>> {
    const papers = new PaperRepository(this.db.manager);
    const wave = await papers.findWave(waveId, activityScopeOf(subject, 'surveys.read'));
    if (!wave) throw new Problem('request.not-found');
    const { definition } = await this.shelf.get(this.db.manager, wave.instrumentVersionId);
    const { activityTitle, activityCode, privacyMode } = wave;
    const record: RespondentRecord = { fields: { activityTitle, activityCode } };
    return {
      activityTitle,
      activityCode,
      privacyMode,
      definition: forRespondent(definition),
      record,
      minutes: estimateMinutes(definition),
      promise: promiseOf(wave.promise, definition),
    };
  }

  async respondents(
    subject: PersonSubject,
    waveId: string,
    { search, after, limit }: QueryOf<typeof paperApi.respondents>,
  ): Promise<AnswerOf<typeof paperApi.respondents>> {
    const scope = activityScopeOf(subject, 'surveys.manage');
    const papers = new PaperRepository(this.db.manager);
    if (!(await papers.findWave(waveId, scope))) throw new Problem('request.not-found');
    const key = readPageKey(after, [z.string(), z.uuid()]);
    const found = await papers.list(waveId, scope, {
      search,
      after: key && { name: key[0], id: key[1] },
      limit,
    });
    const { rows, next } = cutPage(found, limit, ({ name, id }) => [name, id]);
    const shown = rows.map((row) => ({ ...row, submittedAt: row.submittedAt?.toISOString() ?? null }));
    return { rows: shown, next, total: null };
  }

  async open(subject: PersonSubject, invitationId: string): Promise<AnswerOf<typeof paperApi.open>> {
    const tx = this.db.manager;
    const link = requirePaper(
      await new PaperRepository(tx).find(invitationId, activityScopeOf(subject, 'surveys.manage')),
    );
    const { definition, readsRecord } = await this.shelf.get(tx, link.instrumentVersionId);
    const record = readsRecord
      ? respondentRecord(link, await new PersonalLinkRepository(tx).readRecord(link.invitationId))
      : {};
    const { activityTitle, activityCode, privacyMode, name, answerState } = link;
    const minutes = estimateMinutes(definition, {}, record);
    const promise = promiseOf(link.promise, definition);
    const shown = { definition: forRespondent(definition), record, minutes, promise };
    return { activityTitle, activityCode, privacyMode, name, answerState, ...shown };
  }

  async enter(
    subject: PersonSubject,
    invitationId: string,
    body: BodyOf<typeof paperApi.enter>,
    requestId: string,
  ): Promise<AnswerOf<typeof paperApi.enter>> {
    const { receipt, versionId } = await inTransaction(this.db, async (tx) => {
      const link = requirePaper(
        await new PaperRepository(tx).lock(invitationId, activityScopeOf(subject, 'surveys.manage')),
      );
      const taken = await this.submissions.take({ tx, link, body, requestId, source: 'paper' });
      await recordAct(tx, subject, {
        act: 'response.entered',
        subjectType: 'invitation',
        subjectId: invitationId,
        requestId,
      });
      return { receipt: taken, versionId: link.instrumentVersionId };
    });
    this.shelf.noteFrozen(versionId);
    return { receipt: receipt.receipt, submittedAt: receipt.submittedAt };
  }
}

function requirePaper(link: PaperLink | null): PaperLink {
  if (!link) throw new Problem('request.not-found');
  requireUsable(link);
  refuseAnonymous(link);
  return link;
}

/** What came on paper cannot be changed by whoever wrote it. */
function promiseOf(facts: PaperLink['promise'], { kind }: InstrumentDefinition) {
  return promiseInAll({ ...facts, isTest: kind === 'knowledge_test', changeable: false });
}
