import type { AnswerOf, certificatesApi, CertificateCandidate, CertificateKind } from '@traccia/contracts';
import type {
  BatchEntry,
  CandidateFacts,
  CertificateRuleEntry,
  MyCertificateEntry,
} from '@traccia/persistence';
import { achievementVerdict, participationVerdict, type CertificateVerdict } from '@traccia/training';

type Batch = AnswerOf<typeof certificatesApi.issue>;
type Mine = AnswerOf<typeof certificatesApi.mine>['rows'][number];

export interface JudgedCandidate {
  facts: CandidateFacts;
  verdict: CertificateVerdict;
}

/** What the pure rules say about one participant. */
export function judge(
  kind: CertificateKind,
  rule: CertificateRuleEntry,
  facts: CandidateFacts,
): JudgedCandidate {
  if (!facts.live) return { facts, verdict: { met: false, reason: 'not-attended' } };
  const verdict =
    kind === 'participation'
      ? participationVerdict(rule.over, facts.attended, facts, rule.attendancePercent)
      : achievementVerdict(rule.over, rule, facts);
  return { facts, verdict };
}

export function hasLive({ facts }: JudgedCandidate): boolean {
  return facts.certificate?.state === 'issued';
}

/** Has earned one, has none, and none is being made. */
export function isDue(judged: JudgedCandidate): boolean {
  return judged.verdict.met && !hasLive(judged) && !judged.facts.underWay;
}

export function presentCandidate({ facts, verdict }: JudgedCandidate): CertificateCandidate {
  const missing = verdict.met ? null : verdict;
  return {
    enrolmentId: facts.enrolmentId,
    personId: facts.personId,
    givenName: facts.givenName,
    familyName: facts.familyName,
    locale: facts.locale,
    met: verdict.met,
    reason: missing?.reason ?? null,
    have: missing?.have ?? null,
    need: missing?.need ?? null,
    certificate: facts.certificate,
  };
}

export function presentBatch({ askedAt, ...batch }: BatchEntry): Batch {
  return { ...batch, askedAt: askedAt.toISOString() };
}

export function presentMine({ issuedKey: _, ...certificate }: MyCertificateEntry): Mine {
  return certificate;
}

export function presentRule(rule: CertificateRuleEntry): AnswerOf<typeof certificatesApi.setRule> {
  const { attendancePercent, testPercent, assignments, namedTest, assignmentsSet } = rule;
  return { attendancePercent, testPercent, assignments, namedTest, assignmentsSet };
}
