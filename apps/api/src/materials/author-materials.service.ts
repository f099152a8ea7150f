import { Injectable } from '@nestjs/common';
import { materialsApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import { ActivityRepository, inTransaction, MaterialRepository } from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { readMarkdown } from './markdown-tree.js';
import { filled, presentAuthoredPage } from './material.presenter.js';
import { authorScopeOf } from './materials.policy.js';

interface Named {
  id: string;
  requestId: string;
}
type Kind = 'module' | 'page';

/** What trainers write. */
@Injectable()
export class AuthorMaterialsService {
  constructor(private readonly db: DataSource) {}

  async outline(subject: PersonSubject, activityId: string): Promise<AnswerOf<typeof materialsApi.outline>> {
    await refuseForeign(this.db.manager, subject, activityId);
    return { modules: await new MaterialRepository(this.db.manager).outline(activityId) };
  }

  async preview(
    subject: PersonSubject,
    activityId: string,
    text: string,
  ): Promise<AnswerOf<typeof materialsApi.preview>> {
    await refuseForeign(this.db.manager, subject, activityId);
    const { blocks, notices, fileIds } = readMarkdown(text);
    const materials = new MaterialRepository(this.db.manager);
    return { blocks, notices, files: await materials.findUsableFiles(activityId, subject.personId, fileIds) };
  }

  async createModule(
    subject: PersonSubject,
    { id, requestId }: Named,
    { title, visibleFromDays }: BodyOf<typeof materialsApi.createModule>,
  ): Promise<{ id: string }> {
    return inTransaction(this.db, async (tx) => {
      await refuseForeign(tx, subject, id);
      const materials = new MaterialRepository(tx);
      await materials.lockOrder(id);
      const moduleId = await materials.insertModule(id, named(title), visibleFromDays);
      await this.record(tx, subject, 'module-created', { id: moduleId, activityId: id, requestId });
      return { id: moduleId };
    });
  }

  async updateModule(
    subject: PersonSubject,
    { id, requestId }: Named,
    { title, visibleFromDays, version }: BodyOf<typeof materialsApi.updateModule>,
  ): Promise<{ version: number }> {
    return inTransaction(this.db, async (tx) => {
      const materials = new MaterialRepository(tx);
      const found = await materials.lockModule(authorScopeOf(subject), id);
      if (!found) throw new Problem('request.not-found');
      if (found.version !== version) throw new Problem('request.version-stale');
      await materials.updateModule(id, named(title), visibleFromDays);
      await this.record(tx, subject, 'module-changed', { id, activityId: found.activityId, requestId });
      return { version: version + 1 };
    });
  }

  async createPage(
    subject: PersonSubject,
    { id, requestId }: Named,
    { title }: BodyOf<typeof materialsApi.createPage>,
  ): Promise<{ id: string }> {
    return inTransaction(this.db, async (tx) => {
      const materials = new MaterialRepository(tx);
      const found = await materials.lockModule(authorScopeOf(subject), id);
      if (!found) throw new Problem('request.not-found');
      const pageId = await materials.insertPage(id, named(title), subject.personId);
      await this.record(tx, subject, 'page-created', { id: pageId, activityId: found.activityId, requestId });
      return { id: pageId };
    });
  }

  async getPage(subject: PersonSubject, id: string): Promise<AnswerOf<typeof materialsApi.getPage>> {
    const page = await new MaterialRepository(this.db.manager).findPage(authorScopeOf(subject), id);
    if (!page) throw new Problem('request.not-found');
    return presentAuthoredPage(page);
  }

  /** The page's files become those of its text, as far as the author may use them. */
  async savePage(
    subject: PersonSubject,
    { id, requestId }: Named,
    { title, body, version }: BodyOf<typeof materialsApi.savePage>,
  ): Promise<AnswerOf<typeof materialsApi.savePage>> {
    return inTransaction(this.db, async (tx) => {
      const materials = new MaterialRepository(tx);
      const found = await materials.findPage(authorScopeOf(subject), id);
      if (!found) throw new Problem('request.not-found');
      const asked = Object.values(body).flatMap((text) => readMarkdown(text).fileIds);
      const files = await materials.findUsableFiles(found.activityId, subject.personId, asked);
      const page = { id, title: named(title), body: filled(body), version, savedBy: subject.personId };
      const saved = await materials.savePage(
        page,
        files.map((file) => file.id),
      );
      if (!saved) throw new Problem('request.version-stale');
      await this.record(tx, subject, 'page-saved', { id, activityId: found.activityId, requestId });
      const after = await materials.findPage(authorScopeOf(subject), id);
      if (!after) throw new Problem('request.not-found');
      return presentAuthoredPage(after);
    });
  }

  async move(subject: PersonSubject, kind: Kind, { id, requestId }: Named, up: boolean): Promise<void> {
    await this.change(subject, kind, { id, requestId }, `${kind}-moved`, async (materials) =>
      kind === 'module' ? materials.moveModule(id, up) : materials.movePage(id, up),
    );
  }

  async remove(
    subject: PersonSubject,
    kind: Kind,
    { id, requestId }: Named,
    deleted: boolean,
  ): Promise<void> {
    const act = deleted ? `${kind}-taken-away` : `${kind}-brought-back`;
    await this.change(subject, kind, { id, requestId }, act, async (materials) =>
      kind === 'module' ? materials.setModuleDeleted(id, deleted) : materials.setPageDeleted(id, deleted),
    );
  }

  private async change(
    subject: PersonSubject,
    kind: Kind,
    { id, requestId }: Named,
    act: string,
    run: (materials: MaterialRepository) => Promise<void>,
  ): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const materials = new MaterialRepository(tx);
      const scope = authorScopeOf(subject);
      const found =
        kind === 'module' ? await materials.lockModule(scope, id) : await materials.findPage(scope, id);
      if (!found) throw new Problem('request.not-found');
      await materials.lockOrder(found.activityId);
      await run(materials);
      await this.record(tx, subject, act, { id, activityId: found.activityId, requestId });
    });
  }

  private async record(
    tx: EntityManager,
    subject: PersonSubject,
    act: string,
    { id, activityId, requestId }: { id: string; activityId: string; requestId: string },
  ): Promise<void> {
    const detail = { materialId: id };
    const subjectOf = { subjectType: 'activity', subjectId: activityId };
    await recordAct(tx, subject, { act: `material.${act}`, ...subjectOf, detail, requestId });
  }
}

/** A title in at least one language. */
function named<T extends Partial<Record<string, string>>>(title: T): ReturnType<typeof filled> {
  const kept = filled(title);
  if (Object.keys(kept).length === 0)
    throw new Problem('request.invalid', {}, [{ field: 'body.title', key: 'fault.required' }]);
  return kept;
}

async function refuseForeign(tx: EntityManager, subject: PersonSubject, activityId: string): Promise<void> {
  if (!(await new ActivityRepository(tx).isInScope(authorScopeOf(subject), activityId)))
    throw new Problem('request.not-found');
}
