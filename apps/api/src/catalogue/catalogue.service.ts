import { Injectable } from '@nestjs/common';
import { catalogueApi, daySchema, idSchema, type AnswerOf, type QueryOf } from '@traccia/contracts';
import { CatalogueRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { Subject } from '../http/subject.js';
import { presentCatalogueEntry, presentCatalogueRow } from './catalogue.presenter.js';

@Injectable()
export class CatalogueService {
  constructor(private readonly db: DataSource) {}

  /** One statement a page. */
  async list(query: QueryOf<typeof catalogueApi.list>): Promise<AnswerOf<typeof catalogueApi.list>> {
    const catalogue = new CatalogueRepository(this.db.manager);
    const key = readPageKey(query.after, [daySchema, idSchema]);
    const after = key && { startsOn: key[0], id: key[1] };
    const found = await catalogue.list(query, after, query.limit + 1);
    const { rows, next } = cutPage(found.rows, query.limit, (row) => [row.startsOn, row.id]);
    return {
      rows: rows.map(presentCatalogueRow),
      next,
      total: after === null ? found.total : null,
      searchedFor: found.searchedFor,
      mended: found.mended,
    };
  }

  async facets(query: QueryOf<typeof catalogueApi.facets>): Promise<AnswerOf<typeof catalogueApi.facets>> {
    return { facets: await new CatalogueRepository(this.db.manager).listFacets(query) };
  }

  async get(subject: Subject, codeOrId: string): Promise<AnswerOf<typeof catalogueApi.get>> {
    const personId = subject.kind === 'person' ? subject.personId : null;
    const entry = await new CatalogueRepository(this.db.manager).find(codeOrId, personId);
    if (!entry) throw new Problem('request.not-found');
    return presentCatalogueEntry(entry);
  }
}
