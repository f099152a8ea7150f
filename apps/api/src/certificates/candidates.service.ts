import { Injectable } from '@nestjs/common';
import {
  certificateKinds,
  certificatesApi,
  idSchema,
  type AnswerOf,
  type BodyOf,
  type CertificateKind,
  type QueryOf,
} from '@traccia/contracts';
import {
  CertificateBatchRepository,
  CertificateCandidateRepository,
  CertificateRuleRepository,
  inTransaction,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import {
  hasLive,
  isDue,
  judge,
  presentBatch,
  presentCandidate,
  presentRule,
  type JudgedCandidate,
} from './certificate.presenter.js';
import { issuableActivities } from './certificates.policy.js';

type Query = QueryOf<typeof certificatesApi.candidates>;

/** Who has earned what in an activity, and why others have not. */
@Injectable()
export class CandidatesService {
  constructor(private readonly db: DataSource) {}

  async overview(
    subject: PersonSubject,
    activityId: string,
  ): Promise<AnswerOf<typeof certificatesApi.overview>> {
    const tx = this.db.manager;
    const [judged, batches] = await Promise.all([
      judgeAll(tx, subject, activityId, certificateKinds),
      new CertificateBatchRepository(tx).listRecent(activityId),
    ]);
    return {
      rule: presentRule(judged.rule),
      kinds: certificateKinds.map((kind) => countKind(kind, judged.byKind.get(kind) ?? [])),
      batches: batches.map(presentBatch),
    };
  }

  async list(
    subject: PersonSubject,
    activityId: string,
    query: Query,
  ): Promise<AnswerOf<typeof certificatesApi.candidates>> {
    const key = readPageKey(query.after, [z.string().max(260), idSchema]);
    const { byKind } = await judgeAll(this.db.manager, subject, activityId, [query.kind], query.search);
    const shown = (byKind.get(query.kind) ?? []).filter((one) => isShown(one, query.show));
    const start = key ? 1 + shown.findIndex(({ facts }) => facts.enrolmentId === key[1]) : 0;
    const { rows, next } = cutPage(shown.slice(start), query.limit, ({ facts }) => [
      facts.sortKey,
      facts.enrolmentId,
    ]);
    return { rows: rows.map(presentCandidate), next, total: key ? null : shown.length };
  }

  async setRule(
    subject: PersonSubject,
    activityId: string,
    rule: BodyOf<typeof certificatesApi.setRule>,
    requestId: string,
  ): Promise<AnswerOf<typeof certificatesApi.setRule>> {
    return inTransaction(this.db, async (tx) => {
      const rules = new CertificateRuleRepository(tx);
      const found = await rules.find(issuableActivities(subject), activityId);
      if (!found) throw new Problem('request.not-found');
      if (rule.testPercent !== null && !found.namedTest)
        throw new Problem('request.invalid', {}, [{ field: 'body.testPercent', key: 'fault.no-named-test' }]);
      await rules.set(activityId, rule, subject.personId);
      await recordAct(tx, subject, {
        act: 'certificate.rule-set',
        subjectType: 'activity',
        subjectId: activityId,
        detail: rule,
        requestId,
      });
      return presentRule({ ...found, ...rule });
    });
  }
}

/** Everybody of the activity under the rule of each kind asked for; out of scope there is nothing. */
export async function judgeAll(
  tx: EntityManager,
  subject: PersonSubject,
  activityId: string,
  kinds: readonly CertificateKind[],
  search?: string,
) {
  const rule = await new CertificateRuleRepository(tx).find(issuableActivities(subject), activityId);
  if (!rule) throw new Problem('request.not-found');
  const candidates = new CertificateCandidateRepository(tx);
  const byKind = new Map<CertificateKind, JudgedCandidate[]>();
  for (const kind of kinds) {
    const facts = await candidates.list(activityId, kind, search);
    byKind.set(
      kind,
      facts.map((one) => judge(kind, rule, one)),
    );
  }
  return { rule, byKind };
}

function countKind(kind: CertificateKind, judged: readonly JudgedCandidate[]) {
  const count = (is: (one: JudgedCandidate) => boolean) => judged.filter(is).length;
  return {
    kind,
    met: count(({ verdict }) => verdict.met),
    unmet: count(({ verdict, facts }) => facts.live && !verdict.met),
    live: count(hasLive),
    toIssue: count(isDue),
  };
}

function isShown(judged: JudgedCandidate, show: Query['show']): boolean {
  switch (show) {
    case 'met':
      return judged.verdict.met;
    case 'unmet':
      return !judged.verdict.met;
    case 'issued':
      return hasLive(judged);
    case 'revoked':
      return judged.facts.certificate?.state === 'revoked';
    case undefined:
      return true;
  }
}
