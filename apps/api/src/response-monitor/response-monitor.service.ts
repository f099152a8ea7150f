import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, responseMonitorApi } from '@traccia/contracts';
import { idSchema, lineSchema } from '@traccia/contracts';
import { forecastResponse, type ResponseForecast } from '@traccia/impact';
import { inTransaction, ResponseMonitorRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { type Monitored, readMonitored } from './monitored-wave.js';
import { presentMonitor, presentSilent } from './response-monitor.presenter.js';
import { withheldBecause } from './response-monitor.policy.js';

/** How a wave is answered. Of the answers nothing is counted here: what was told stands in rows, so that asking often helps nobody. */
@Injectable()
export class ResponseMonitorService {
  constructor(private readonly db: DataSource) {}

  async get(subject: PersonSubject, waveId: string): Promise<AnswerOf<typeof responseMonitorApi.get>> {
    const known = await readMonitored(this.db.manager, subject, 'surveys.read', waveId);
    const monitor = new ResponseMonitorRepository(this.db.manager);
    const [mail, reminders, forecast] = await Promise.all([
      monitor.countMail(waveId),
      monitor.listReminders(waveId),
      this.foresee(monitor, known),
    ]);
    return presentMonitor({ ...known, mail, reminders, forecast });
  }

  async listSilent(
    subject: PersonSubject,
    waveId: string,
    query: QueryOf<typeof responseMonitorApi.silent>,
    requestId: string,
  ): Promise<AnswerOf<typeof responseMonitorApi.silent>> {
    return inTransaction(this.db, async (tx) => {
      const { wave, tellings, least } = await readMonitored(tx, subject, 'surveys.manage', waveId);
      const told = tellings.at(-1) ?? null;
      const reason = withheldBecause(wave, told, least);
      if (reason) throw new Problem('request.conflict', { reason });
      const monitor = new ResponseMonitorRepository(tx);
      const question = { ...query, countedTo: told?.countedTo ?? null };
      const key = readPageKey(query.after, [lineSchema, idSchema]);
      const after = key && { name: key[0], id: key[1] };
      const found = await monitor.listSilent(waveId, question, after, query.limit + 1);
      const { rows, next } = cutPage(found, query.limit, (row) => [row.name, row.invitationId]);
      await recordAct(tx, subject, {
        act: 'wave.silent-read',
        subjectType: 'wave',
        subjectId: waveId,
        detail: { people: rows.length },
        requestId,
      });
      const total = after === null ? await monitor.countSilent(waveId, question) : null;
      return { rows: rows.map(presentSilent), next, total, countedTo: question.countedTo };
    });
  }

  private async foresee(
    monitor: ResponseMonitorRepository,
    { wave, tellings, least }: Monitored,
  ): Promise<ResponseForecast | null> {
    const told = tellings.at(-1);
    if (wave.state !== 'open' || told?.last || !wave.opensAt) return null;
    const days = told ? daysBetween(wave.opensAt, told.countedTo) : 0;
    const past = await monitor.listPast(wave, days, least);
    const [answered, invited] = [told?.answered ?? 0, told?.counts.invited ?? 0];
    return forecastResponse({ answered, invited: Math.max(answered, invited), past });
  }
}

/** Days that were over when it was told, counted from the opening; both ends are days of a calendar. */
function daysBetween(opensAt: string, countedTo: string): number {
  const day = 86_400_000;
  return Math.max(0, Math.ceil((Date.parse(countedTo) + day - Date.parse(opensAt)) / day));
}
