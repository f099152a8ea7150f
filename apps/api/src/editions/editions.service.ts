import { Injectable } from '@nestjs/common';
import {
  idSchema,
  instantSchema,
  wholeRun,
  type AnswerOf,
  type BodyOf,
  type editionsApi,
  type QueryOf,
} from '@traccia/contracts';
import { canonicalForm } from '@traccia/impact';
import {
  FigureEditionRepository,
  inTransaction,
  ReleasedFiguresRepository,
  type RowScope,
  SettingRepository,
  type FigureEdition,
  type PlacedFigure,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentEdition, presentFrozen } from './edition.presenter.js';
import { manageableEditions, readableEditions } from './editions.policy.js';
import { hashFigures, readFigures } from './read-figures.js';

/** Figures that are frozen under a name: they stand as long as the product does. */
@Injectable()
export class EditionsService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof editionsApi.list>,
  ): Promise<AnswerOf<typeof editionsApi.list>> {
    const editions = new FigureEditionRepository(this.db.manager);
    const scope = readableEditions(subject);
    const key = readPageKey(query.after, [instantSchema, idSchema]);
    const after = key && { frozenAt: key[0], id: key[1] };
    const [found, total, { centreName }] = await Promise.all([
      editions.list(scope, query, after, query.limit + 1),
      after === null ? editions.count(scope, query) : null,
      new SettingRepository(this.db.manager).read(),
    ]);
    const { rows, next } = cutPage(found, query.limit, (edition) => [edition.frozenAt, edition.editionId]);
    return { rows: rows.map((edition) => presentEdition(edition, centreName)), next, total };
  }

  async get(subject: PersonSubject, code: string): Promise<AnswerOf<typeof editionsApi.get>> {
    const edition = await this.find(readableEditions(subject), code);
    const figures: PlacedFigure[] = [];
    const [, definitions, { centreName }] = await Promise.all([
      (async () => {
        for await (const page of readFigures(this.db, edition.id, edition.view)) figures.push(...page);
      })(),
      new ReleasedFiguresRepository(this.db.manager).loadDefinitions(edition.id),
      new SettingRepository(this.db.manager).read(),
    ]);
    return presentFrozen(edition, figures, definitions, centreName);
  }

  /** The run cannot change, so its fingerprint is taken before anybody waits for a code. */
  async freeze(
    subject: PersonSubject,
    { runId, title, note, view = wholeRun }: BodyOf<typeof editionsApi.freeze>,
    requestId: string,
  ): Promise<{ code: string }> {
    const run = await new ReleasedFiguresRepository(this.db.manager).findRun(
      manageableEditions(subject),
      runId,
    );
    if (!run) throw new Problem('request.not-found');
    const { sha256, figures } = await hashFigures(this.db, run.id, view);
    if (figures === 0) throw new Problem('edition.no-figures');
    return inTransaction(this.db, async (tx) => {
      const editions = new FigureEditionRepository(tx);
      await editions.lockCodes();
      const same = await editions.findSame(run.id, view);
      if (same !== null) throw new Problem('edition.already', { code: same });
      const frozen = { runId: run.id, title, note, view, form: canonicalForm, figures, sha256 };
      const { id, code } = await editions.insert({ ...frozen, frozenBy: subject.personId });
      await recordAct(tx, subject, {
        act: 'edition.frozen',
        subjectType: 'figure_edition',
        subjectId: id,
        detail: { code, runId: run.id, figures },
        requestId,
      });
      return { code };
    });
  }

  async verify(subject: PersonSubject, code: string): Promise<AnswerOf<typeof editionsApi.verify>> {
    const { id, view, sha256: recorded } = await this.find(readableEditions(subject), code);
    const { sha256: computed, figures } = await hashFigures(this.db, id, view);
    return { recorded, computed, figures, equal: recorded === computed };
  }

  async withdraw(subject: PersonSubject, code: string, reason: string, requestId: string): Promise<void> {
    const { editionId } = await this.find(manageableEditions(subject), code);
    await inTransaction(this.db, async (tx) => {
      if (!(await new FigureEditionRepository(tx).withdraw(editionId, reason, subject.personId)))
        throw new Problem('edition.withdrawn');
      await recordAct(tx, subject, {
        act: 'edition.withdrawn',
        subjectType: 'figure_edition',
        subjectId: editionId,
        detail: { code },
        requestId,
      });
    });
  }

  private async find(scope: RowScope, code: string): Promise<FigureEdition> {
    const edition = await new FigureEditionRepository(this.db.manager).find(scope, code);
    if (!edition) throw new Problem('request.not-found');
    return edition;
  }
}
