import { Injectable } from '@nestjs/common';
import type { OwnTest } from '@traccia/contracts';
import { type OwnTestResponse, TestResultRepository, type TestVersion } from '@traccia/persistence';
import {
  choicesOf,
  codesOf,
  fromAnswerRows,
  type Score,
  scoreResponse,
  storedItemsOf,
} from '@traccia/survey';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { textOf } from './text-of.js';

interface Scored {
  response: OwnTestResponse;
  version: TestVersion;
  score: Score | null;
}

/** One's own progress from the test before to the one after; nobody else's. */
@Injectable()
export class OwnTestsService {
  constructor(private readonly db: DataSource) {}

  async mine(subject: PersonSubject, enrolmentId: string): Promise<{ tests: OwnTest[] }> {
    const results = new TestResultRepository(this.db.manager);
    const activityId = await results.activityOfOwn(enrolmentId, subject.personId);
    if (activityId === null) throw new Problem('request.not-found');
    const responses = await results.findOwn(enrolmentId);
    const [versions, titles] = await Promise.all([
      results.loadVersions([...new Set(responses.map((response) => response.instrumentVersionId))]),
      results.objectiveTitles(activityId),
    ]);
    const scored = responses.flatMap((response) => score(response, versions));
    const instruments = [...new Set(responses.map(({ instrumentId }) => instrumentId))];
    return {
      tests: instruments.map((id) =>
        presentOwn(
          scored.filter(({ response }) => response.instrumentId === id),
          titles,
        ),
      ),
    };
  }
}

function score(response: OwnTestResponse, versions: readonly TestVersion[]): Scored[] {
  const version = versions.find(({ id }) => id === response.instrumentVersionId);
  if (!version) return [];
  const answers = fromAnswerRows(version.definition, response.answers);
  return [
    { response, version, score: response.hasScore ? scoreResponse(version.definition, answers) : null },
  ];
}

/** The points before the course would tell what is asked after it, unless the test itself shows them. */
function presentOwn(scored: readonly Scored[], titles: ReadonlyMap<string, Record<string, string>>): OwnTest {
  const at = (kind: OwnTestResponse['waveKind']) =>
    scored.find(({ response }) => response.waveKind === kind) ?? null;
  const [pre, post] = [at('pre_test'), at('post_test')];
  const waiting = pre !== null && post === null && !tellsBefore(pre.version);
  const before = waiting ? null : (pre?.score ?? null);
  const after = post?.score ?? null;
  return {
    instrumentTitle: textOf((post ?? pre)?.version.definition.title ?? {}),
    pre: presentTime(pre, before),
    post: presentTime(post, after),
    objectives: presentObjectives(before, after, titles),
    answers: post && presentAnswers(post),
    waiting,
  };
}

/** What was right, beside what was said: never while the same questions can still be put to somebody. */
function presentAnswers({ response, version: { definition } }: Scored): OwnTest['answers'] {
  if (definition.test?.reveal !== 'answers' || !response.settled) return null;
  const answers = fromAnswerRows(definition, response.answers);
  return storedItemsOf(definition).flatMap((item) => {
    if (!('scoring' in item) || !item.scoring || !('key' in item.scoring)) return [];
    const choices = choicesOf(definition, item);
    const words = (codes: readonly string[]) =>
      codes.map((code) => textOf(choices.find((choice) => choice.code === code)?.text ?? {}));
    const own = words(codesOf(answers[item.code]));
    return [{ text: textOf(item.text), own, right: words(item.scoring.key) }];
  });
}

function tellsBefore({ definition }: TestVersion): boolean {
  return (definition.test?.reveal ?? 'nothing') !== 'nothing';
}

function presentTime(scored: Scored | null, score: Score | null): OwnTest['pre'] {
  return scored && { at: scored.response.submittedAt.toISOString(), score: sumOf(score) };
}

function presentObjectives(
  before: Score | null,
  after: Score | null,
  titles: ReadonlyMap<string, Record<string, string>>,
): OwnTest['objectives'] {
  const codes = new Set([before, after].flatMap((score) => Object.keys(score?.byObjective ?? {})));
  return [...codes].map((code) => ({
    code: code === '' ? null : code,
    title: titles.get(code) ?? null,
    pre: sumOf(before?.byObjective[code]),
    post: sumOf(after?.byObjective[code]),
  }));
}

function sumOf(sum: { points: number; maxPoints: number } | null | undefined) {
  return sum ? { points: sum.points, max: sum.maxPoints } : null;
}
