import { Injectable } from '@nestjs/common';
import type { TestResult } from '@traccia/contracts';
import { poolParts, type TestSheet } from '@traccia/impact';
import {
  SettingRepository,
  TestResultRepository,
  type TestVersion,
  type TestWave,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { figuresByItem, pooledByItem, presentObjectives } from './test-figures.presenter.js';
import { itemsToAnalyse, sheetsOf } from './test-sheets.js';
import { resultScopeOf } from './tests.policy.js';
import { textOf } from './text-of.js';

/** An edition of this many needs no pool. */
const largeEnough = 30;
const mostEditions = 60;
const mostSheets = 3000;

type Kind = TestWave['kind'];
interface Sat {
  waveId: string;
  activityId: string;
  kind: Kind;
  closesAt: Date | null;
  sheets: TestSheet[];
}

/** What the tests of an activity say of their questions; only of waves that are closed, so that nobody can be watched. */
@Injectable()
export class TestResultsService {
  constructor(private readonly db: DataSource) {}

  async results(subject: PersonSubject, activityId: string): Promise<{ tests: TestResult[] }> {
    const results = new TestResultRepository(this.db.manager);
    if (!(await results.activityInScope(resultScopeOf(subject), activityId)))
      throw new Problem('request.not-found');
    const [waves, titles, { disclosureThreshold }] = await Promise.all([
      results.findWaves(activityId),
      results.objectiveTitles(activityId),
      new SettingRepository(this.db.manager).read(),
    ]);
    const instruments = [...new Set(waves.map(({ instrumentId }) => instrumentId))];
    const tests: TestResult[] = [];
    for (const instrumentId of instruments) {
      const own = waves.filter((wave) => wave.instrumentId === instrumentId);
      tests.push(await this.resultOf(activityId, own, titles, disclosureThreshold));
    }
    return { tests };
  }

  private async resultOf(
    activityId: string,
    own: readonly TestWave[],
    titles: ReadonlyMap<string, Record<string, string>>,
    threshold: number,
  ): Promise<TestResult> {
    const results = new TestResultRepository(this.db.manager);
    const editions = await results.findEditions(own[0]?.instrumentId ?? '', mostEditions);
    const all = [...own, ...editions.filter(({ id }) => own.every((wave) => wave.id !== id))];
    const versions = await results.loadVersions([
      ...new Set(all.map(({ instrumentVersionId }) => instrumentVersionId)),
    ]);
    const newest = versions.find(({ id }) => own.some((wave) => wave.instrumentVersionId === id));
    if (!newest) throw new Error('a test without its version');
    const sat = await this.satOf(newest, versions, all);
    const items = itemsToAnalyse(newest);
    const ownSheets = bothTimes(
      sat.filter((wave) => wave.activityId === activityId),
      own,
    );
    const pool = poolOf(sat, activityId, threshold);
    const ownFigures = {
      pre: figuresByItem(items, ownSheets.pre, threshold),
      post: figuresByItem(items, ownSheets.post, threshold),
    };
    const pooled = pool && {
      pre: pooledByItem(items, pool.pre, threshold),
      post: pooledByItem(items, pool.post, threshold),
    };
    const { definition } = newest;
    const texts = new Map(
      definition.pages.flatMap((page) => page.items.map((item) => [item.code, item.text])),
    );
    return {
      instrumentCode: definition.code,
      title: textOf(definition.title),
      waves: own.map(({ kind, state, invited, sat: n }) => ({ kind, state, invited, sat: n })),
      editions: pool?.editions ?? 0,
      threshold,
      items: items.map(({ code, objective }) => ({
        code,
        text: textOf(texts.get(code) ?? {}),
        objective,
        own: { pre: ownFigures.pre?.get(code) ?? null, post: ownFigures.post?.get(code) ?? null },
        pooled: pooled && { pre: pooled.pre?.get(code) ?? null, post: pooled.post?.get(code) ?? null },
      })),
      objectives: presentObjectives(items, ownSheets, titles),
    };
  }

  private async satOf(
    newest: TestVersion,
    versions: readonly TestVersion[],
    waves: readonly TestWave[],
  ): Promise<Sat[]> {
    const closed = waves.filter(({ state }) => state === 'closed');
    const responses = await new TestResultRepository(this.db.manager).loadSat(
      closed.map(({ id }) => id),
      mostSheets,
    );
    return closed.map(({ id, activityId, kind, closesAt }) => ({
      waveId: id,
      activityId,
      kind,
      closesAt,
      sheets: sheetsOf(
        newest,
        versions,
        responses.filter(({ waveId }) => waveId === id),
      ),
    }));
  }
}

/** Sheets of one activity before and after; null where the test is not closed or was not given. */
function bothTimes(sat: readonly Sat[], own: readonly TestWave[]) {
  const at = (kind: Kind): TestSheet[] | null =>
    own.some((wave) => wave.kind === kind && wave.state === 'closed')
      ? sat.filter((wave) => wave.kind === kind).flatMap(({ sheets }) => sheets)
      : null;
  return { pre: at('pre_test'), post: at('post_test') };
}

/** All editions together where the own one is small and the others are not; an edition too small to be shown never stands alone. */
function poolOf(sat: readonly Sat[], activityId: string, threshold: number) {
  const editions = new Set<string>();
  const at = (kind: Kind) => {
    const waves = sat.filter((wave) => wave.kind === kind).sort(byClose);
    const sizes = waves.map(({ sheets }) => sheets.length);
    const parts = poolParts(sizes, threshold).map((places) => places.flatMap((place) => waves[place] ?? []));
    const others = parts.flat().filter((wave) => wave.activityId !== activityId);
    const own = waves.filter((wave) => wave.activityId === activityId).flatMap(({ sheets }) => sheets);
    const enough = others.reduce((total, { sheets }) => total + sheets.length, 0) >= threshold;
    if (own.length >= largeEnough || !enough) return null;
    parts.flat().forEach((wave) => editions.add(wave.activityId));
    return parts.map((part) => ({ editions: part.length, sheets: part.flatMap(({ sheets }) => sheets) }));
  };
  const pool = { pre: at('pre_test'), post: at('post_test') };
  return pool.pre || pool.post ? { ...pool, editions: editions.size } : null;
}

/** The order in which they closed, whoever looks: what was put together once stays together. */
function byClose(one: Sat, other: Sat): number {
  const [before, after] = [one, other].map(({ closesAt }) => closesAt?.getTime() ?? 0);
  return (before ?? 0) - (after ?? 0) || (one.waveId < other.waveId ? -1 : 1);
}
