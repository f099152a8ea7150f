import { Injectable } from '@nestjs/common';
import {
  idSchema,
  type AnswerOf,
  type BodyOf,
  type Organization,
  type organizationsApi,
  type QueryOf,
} from '@traccia/contracts';
import {
  constraintOf,
  everyRow,
  inTransaction,
  OrganizationMergeRepository,
  OrganizationRepository,
  type OrganizationFacts,
  type OrganizationFound,
  type RowScope,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';
import { presentMoves, presentOrganization, presentOrganizationRow } from './organization.presenter.js';

const mostSimilar = 5;
const mostMerges = 50;

/** Organizations within the reader's scope: found, kept right and verified. */
@Injectable()
export class OrganizationsService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof organizationsApi.list>,
  ): Promise<AnswerOf<typeof organizationsApi.list>> {
    const organizations = new OrganizationRepository(this.db.manager);
    const scope = rowScopeOf(subject, 'organizations.read');
    const question = {
      search: query.search ?? null,
      constituentGroup: query.constituentGroup ?? null,
      countryCode: query.countryCode ?? null,
      verified: query.verified === undefined ? null : query.verified === 'yes',
    };
    const after = readPageKey(query.after, [z.string(), idSchema]);
    const found = await organizations.list(scope, question, { after, limit: query.limit + 1 });
    const { rows, next } = cutPage(found, query.limit, ({ sortName, id }) => [sortName, id]);
    const total = after === null ? await organizations.count(scope, question) : null;
    return { rows: rows.map(presentOrganizationRow), next, total };
  }

  async get(subject: PersonSubject, id: string): Promise<Organization> {
    return this.show(this.db.manager, rowScopeOf(subject, 'organizations.read'), id);
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof organizationsApi.create>,
    requestId: string,
  ): Promise<Organization> {
    return inTransaction(this.db, async (tx) => {
      await this.checkParent(tx, subject, body.parentId);
      const id = await written(() => new OrganizationRepository(tx).insert(body));
      await recordAct(tx, subject, { ...actOn(id), act: 'organization.created', requestId });
      // Whose scope is narrow finds it in the list only when somebody of theirs belongs to it.
      return this.show(tx, everyRow(), id);
    });
  }

  async update(
    subject: PersonSubject,
    id: string,
    { version, ...facts }: BodyOf<typeof organizationsApi.update>,
    requestId: string,
  ): Promise<Organization> {
    return inTransaction(this.db, async (tx) => {
      const before = await this.findLive(tx, subject, id);
      if (facts.parentId !== (before.parent?.id ?? null)) await this.checkParent(tx, subject, facts.parentId);
      if (!(await written(() => new OrganizationRepository(tx).update(id, facts, version))))
        throw new Problem('request.version-stale', { version: before.version });
      const detail = { changed: changedFields(before, facts).join(' ') };
      await recordAct(tx, subject, { ...actOn(id), act: 'organization.changed', requestId, detail });
      return this.show(tx, rowScopeOf(subject, 'organizations.manage'), id);
    });
  }

  async setVerified(
    subject: PersonSubject,
    id: string,
    verified: boolean,
    requestId: string,
  ): Promise<Organization> {
    return inTransaction(this.db, async (tx) => {
      await this.findLive(tx, subject, id);
      if (await new OrganizationRepository(tx).setVerified(id, verified ? subject.personId : null)) {
        const act = verified ? 'organization.verified' : 'organization.doubted';
        await recordAct(tx, subject, { ...actOn(id), act, requestId });
      }
      return this.show(tx, rowScopeOf(subject, 'organizations.manage'), id);
    });
  }

  async merge(
    subject: PersonSubject,
    id: string,
    { intoId, reason = null }: BodyOf<typeof organizationsApi.merge>,
    requestId: string,
  ): Promise<Organization> {
    return inTransaction(this.db, async (tx) => {
      const merges = new OrganizationMergeRepository(tx);
      await merges.lockBoth(id, intoId);
      const loser = await this.findLive(tx, subject, id);
      if (loser.verified) throw new Problem('organization.verified');
      await this.checkInto(tx, subject, id, intoId);
      const { moved, stayed } = await merges.merge(id, intoId, {
        by: subject.personId,
        reason: reason || null,
      });
      const detail = { intoId, ...countsOf('moved', moved), ...countsOf('stayed', stayed) };
      await recordAct(tx, subject, { ...actOn(id), act: 'organization.merged', requestId, detail });
      return this.show(tx, rowScopeOf(subject, 'organizations.manage'), intoId);
    });
  }

  async undoMerge(
    subject: PersonSubject,
    { id, mergeId }: { id: string; mergeId: string },
    requestId: string,
  ): Promise<Organization> {
    return inTransaction(this.db, async (tx) => {
      const merges = new OrganizationMergeRepository(tx);
      const merge = await merges.lockLive(mergeId);
      if (merge?.keptId !== id) throw new Problem('request.not-found');
      await merges.lockBoth(id, merge.mergedId);
      await this.findLive(tx, subject, id);
      await merges.undo(mergeId, subject.personId);
      const detail = { mergeId, keptId: id };
      const act = { ...actOn(merge.mergedId), act: 'organization.merge-undone', requestId, detail };
      await recordAct(tx, subject, act);
      return this.show(tx, rowScopeOf(subject, 'organizations.manage'), id);
    });
  }

  /** Held against the same rules as the merge, so that nobody is shown what would then be refused. */
  async mergePreview(
    subject: PersonSubject,
    id: string,
    intoId: string,
  ): Promise<AnswerOf<typeof organizationsApi.mergePreview>> {
    const tx = this.db.manager;
    const loser = await this.findLive(tx, subject, id);
    if (loser.verified) throw new Problem('organization.verified');
    await this.checkInto(tx, subject, id, intoId, 'query');
    return presentMoves(await new OrganizationMergeRepository(tx).countMoves(id));
  }

  private async checkInto(
    tx: EntityManager,
    subject: PersonSubject,
    id: string,
    intoId: string,
    part: 'body' | 'query' = 'body',
  ): Promise<void> {
    const field = `${part}.intoId`;
    const organizations = new OrganizationRepository(tx);
    const into = await organizations.find(rowScopeOf(subject, 'organizations.manage'), intoId);
    if (!into || intoId === id) throw new Problem('request.invalid', {}, [{ field, key: 'fault.unknown' }]);
    if (into.mergedInto) throw new Problem('organization.merged');
    if (await organizations.standsAbove(id, intoId))
      throw new Problem('organization.circle', {}, [{ field, key: 'fault.circle' }]);
  }

  private async findLive(tx: EntityManager, subject: PersonSubject, id: string): Promise<OrganizationFound> {
    const scope = rowScopeOf(subject, 'organizations.manage');
    const found = await new OrganizationRepository(tx).find(scope, id);
    if (!found) throw new Problem('request.not-found');
    if (found.mergedInto) throw new Problem('organization.merged');
    return found;
  }

  private async checkParent(
    tx: EntityManager,
    subject: PersonSubject,
    parentId: string | null,
  ): Promise<void> {
    if (parentId === null) return;
    const scope = rowScopeOf(subject, 'organizations.read');
    const parent = await new OrganizationRepository(tx).find(scope, parentId);
    if (!parent || parent.mergedInto)
      throw new Problem('request.invalid', {}, [{ field: 'body.parentId', key: 'fault.unknown' }]);
  }

  private async show(tx: EntityManager, scope: RowScope, id: string): Promise<Organization> {
    const organizations = new OrganizationRepository(tx);
    const found = await organizations.find(scope, id);
    if (!found) throw new Problem('request.not-found');
    const similar = found.mergedInto ? [] : await organizations.findSimilar(scope, found, mostSimilar);
    const merges = await new OrganizationMergeRepository(tx).listInto(id, mostMerges);
    return presentOrganization(found, similar, merges);
  }
}

const actOn = (id: string) => ({ subjectType: 'organization', subjectId: id });

const countsOf = (what: string, parts: readonly { table: string; column: string; keys: unknown[] }[]) =>
  Object.fromEntries(parts.map(({ table, column, keys }) => [`${what} ${table}.${column}`, keys.length]));

function changedFields(before: OrganizationFound, facts: OrganizationFacts): string[] {
  const old: OrganizationFacts = { ...before, parentId: before.parent?.id ?? null };
  return (['name', 'constituentGroup', 'countryCode', 'parentId'] as const).filter(
    (field) => old[field] !== facts[field],
  );
}

/** The database refuses a circle and a country that does not exist. */
async function written<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'organization_no_circle')
      throw new Problem('organization.circle', {}, [{ field: 'body.parentId', key: 'fault.circle' }]);
    if (constraint === 'organization_country_code_fkey')
      throw new Problem('request.invalid', {}, [{ field: 'body.countryCode', key: 'fault.unknown' }]);
    throw error;
  }
}
