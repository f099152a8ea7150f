import { Injectable } from '@nestjs/common';
import {
  idSchema,
  selectionApi,
  type AnswerOf,
  type BodyOf,
  type BoardHead,
  type QueryOf,
} from '@traccia/contracts';
import { SelectionBoardRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { panelScopeOf } from './selection.policy.js';
import { presentBoardRow } from './selection.presenter.js';

type Page = AnswerOf<typeof selectionApi.board>;
export type BoardQuery = QueryOf<typeof selectionApi.board>;
export type Scores = BodyOf<typeof selectionApi.score>['scores'];

/** What the panel sees. */
@Injectable()
export class SelectionBoardService {
  constructor(private readonly db: DataSource) {}

  async head(subject: PersonSubject, activityId: string): Promise<BoardHead> {
    const head = await new SelectionBoardRepository(this.db.manager).head(panelScopeOf(subject), activityId);
    if (!head) throw new Problem('request.not-found');
    return head;
  }

  /** An activity out of scope has no applicants; only an empty first page asks whether it is there at all. */
  async page(subject: PersonSubject, activityId: string, query: BoardQuery): Promise<Page> {
    const scope = panelScopeOf(subject);
    const board = new SelectionBoardRepository(this.db.manager);
    const about = { activityId, readerId: subject.personId };
    const key = readPageKey(query.after, [z.string().max(200), idSchema]);
    const after = key && { sortKey: key[0], id: key[1] };
    const [found, total] = await Promise.all([
      board.page(scope, about, query, after, query.limit + 1),
      after === null ? board.count(scope, about, query) : null,
    ]);
    if (found.length === 0 && !(await board.head(scope, activityId))) throw new Problem('request.not-found');
    const { rows, next } = cutPage(found, query.limit, (row) => [row.sortKey, row.id]);
    return { rows: rows.map(presentBoardRow), next, total };
  }
}
