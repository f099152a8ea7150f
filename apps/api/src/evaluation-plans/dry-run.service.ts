import { Injectable } from '@nestjs/common';
import type { AnswerOf, DryRun, dryRunApi, QueryOf } from '@traccia/contracts';
import {
  DryRunRepository,
  EvaluationPlanRepository,
  type PlanningActivity,
  PlanReadingRepository,
  previewPlan,
  rehearse,
  type RehearsedMail,
  type RehearsedWave,
  type WavePlan,
  WavePlanRepository,
  RequestRoomRepository,
  WaveRepository,
  type WaveToMove,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { plannedActivities } from './evaluation-plans.policy.js';
import { findFaults } from './plan-faults.js';
import { keyOf, presentMail, presentWaves } from './dry-run.presenter.js';

type Query = QueryOf<typeof dryRunApi.run>;

/** Who would get what if nobody answered, by the rules by which it is really sent. */
@Injectable()
export class DryRunService {
  constructor(private readonly db: DataSource) {}

  async run(subject: PersonSubject, id: string, query: Query): Promise<AnswerOf<typeof dryRunApi.run>> {
    const tx = this.db.manager;
    const activity = await new PlanReadingRepository(tx).findActivity(
      plannedActivities(subject, 'surveys.manage'),
      id,
    );
    if (!activity) throw new Problem('request.not-found');
    const { waves, faults, waitFor } = await this.wavesOf(tx, activity, query.plan);
    const mails = await rehearseAll(tx, id, waves);
    const key = readPageKey(query.after, [z.string().max(300)]);
    const shown = mails.filter((mail) => matches(mail, query)).map((mail) => ({ key: keyOf(mail), mail }));
    shown.sort((one, other) => (one.key < other.key ? -1 : 1));
    const after = key?.[0];
    const { rows, next } = cutPage(
      shown.filter((line) => after === undefined || line.key > after).slice(0, query.limit + 1),
      query.limit,
      (line) => [line.key],
    );
    return {
      rows: rows.map(({ mail }) => presentMail(mail)),
      next,
      total: after === undefined ? shown.length : null,
      faults,
      waves: presentWaves(waves, mails, waitFor),
    } satisfies DryRun;
  }

  private async wavesOf(tx: EntityManager, activity: PlanningActivity, plan: Query['plan']) {
    const known = await new WaveRepository(tx).listToMove(activity.id);
    const { plans, state } = await plansOf(tx, activity, plan);
    const faults = await findFaults(tx, plans, activity);
    const waitFor = plans.filter(({ instrumentVersionId }) => instrumentVersionId === null);
    const of = { activityId: activity.id, held: plan === 'live' && state === 'paused' };
    const standing = known.filter((wave) => wave.state !== 'cancelled').map((wave) => fromWave(wave, of));
    if (plan === 'live') return { waves: standing, faults, waitFor };
    const { effects, waves } = await previewPlan(tx, activity.id, activity, plans);
    const anew = new Set(effects.filter(({ change }) => change !== 'kept').map(({ code }) => code));
    const kept = standing.filter(({ code }) => !anew.has(code));
    const planned = waves.filter(({ code }) => anew.has(code));
    return {
      waves: [
        ...kept,
        ...planned.map((wave): RehearsedWave => ({
          ...wave,
          ...of,
          ref: wave.code,
          state: 'planned',
          waveId: null,
        })),
      ],
      faults,
      waitFor,
    };
  }
}

async function plansOf(
  tx: EntityManager,
  { id, courseId }: PlanningActivity,
  plan: Query['plan'],
): Promise<{ plans: WavePlan[]; state: string | null }> {
  const owner = plan.startsWith('course')
    ? ({ kind: 'course', id: courseId } as const)
    : ({ kind: 'activity', id } as const);
  const versions = await new EvaluationPlanRepository(tx).listOf(owner);
  const wanted = plan.endsWith('draft') ? ['draft'] : ['active', 'paused'];
  const found = versions.find(({ state }) => wanted.includes(state));
  if (!found) {
    if (plan === 'live') return { plans: [], state: null };
    throw new Problem('request.not-found');
  }
  return { plans: await new WavePlanRepository(tx).listForPlans([found.id]), state: found.state };
}

function fromWave(wave: WaveToMove, of: Pick<RehearsedWave, 'activityId' | 'held'>): RehearsedWave {
  return { ...wave, ...of, ref: wave.code, waveId: wave.state === 'planned' ? null : wave.id };
}

/** The people may be asked in other activities too, and have only so much room: these are rehearsed along, and not shown. */
async function rehearseAll(
  tx: EntityManager,
  activityId: string,
  waves: readonly RehearsedWave[],
): Promise<RehearsedMail[]> {
  const coming = waves.filter(
    ({ state, opensAt }) => (state === 'planned' || state === 'open') && opensAt !== null,
  );
  const dryRuns = new DryRunRepository(tx);
  const now = await new PlanReadingRepository(tx).now();
  const recipients = await dryRuns.list(coming);
  const personIds = [...new Set(recipients.flatMap(({ recipientId }) => recipientId ?? []))];
  const elsewhere = await dryRuns.listElsewhere(activityId, personIds);
  const besides = elsewhere.length > 0 ? await dryRuns.list(elsewhere, personIds) : [];
  const room = await new RequestRoomRepository(tx).read(personIds, now);
  const mails = rehearse([...coming, ...elsewhere], [...recipients, ...besides], now, room);
  return mails.filter(({ wave }) => wave.activityId === activityId);
}

function matches(
  { wave, recipient, reason }: RehearsedMail,
  { wave: code, verdict, search }: Query,
): boolean {
  if (code !== undefined && wave.code !== code) return false;
  if (verdict !== undefined && (reason === null) !== (verdict === 'sent')) return false;
  const text = `${recipient.recipientName ?? ''} ${recipient.about ?? ''}`.toLocaleLowerCase();
  return search === undefined || text.includes(search.toLocaleLowerCase());
}
