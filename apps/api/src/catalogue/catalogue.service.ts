import { Inject, Injectable } from '@nestjs/common';
import { catalogueApi, daySchema, idSchema, type AnswerOf, type QueryOf } from '@traccia/contracts';
import { CatalogueRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { Subject } from '../http/subject.js';
import { keptAnswers } from './catalogue-answers.js';
import { presentCatalogueEntry, presentCatalogueRow } from './catalogue.presenter.js';

type ListQuery = QueryOf<typeof catalogueApi.list>;
type FacetsQuery = QueryOf<typeof catalogueApi.facets>;

@Injectable()
export class CatalogueService {
  readonly list: (query: ListQuery) => Promise<AnswerOf<typeof catalogueApi.list>>;
  readonly facets: (query: FacetsQuery) => Promise<AnswerOf<typeof catalogueApi.facets>>;

  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) { catalogueSeconds }: ApiSettings,
  ) {
    this.list = keptAnswers(catalogueSeconds, async (query: ListQuery) => this.readPage(query));
    this.facets = keptAnswers(catalogueSeconds, async (query: FacetsQuery) => ({
      facets: await new CatalogueRepository(db.manager).listFacets(query),
    }));
  }

  async get(subject: Subject, codeOrId: string): Promise<AnswerOf<typeof catalogueApi.get>> {
    const personId = subject.kind === 'person' ? subject.personId : null;
    const entry = await new CatalogueRepository(this.db.manager).find(codeOrId, personId);
    if (!entry) throw new Problem('request.not-found');
    return presentCatalogueEntry(entry);
  }

  /** One statement a page. */
  private async readPage(query: ListQuery): Promise<AnswerOf<typeof catalogueApi.list>> {
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
}
