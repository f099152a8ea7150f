import { Injectable } from '@nestjs/common';
import { homeApi, type AnswerOf } from '@traccia/contracts';
import {
  ActivityRepository,
  CatalogueRepository,
  CourseRepository,
  OrganizationRepository,
  PersonDirectoryRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { activityScopeOf } from '../http/activity-scope.js';
import { rowScopeOf } from '../http/row-scope.js';
import { may, type PersonSubject } from '../http/subject.js';
import {
  presentActivityHit,
  presentCatalogueHit,
  presentCourseHit,
  presentOrganizationHit,
  presentPersonHit,
} from './search-hit.presenter.js';

type Hits = AnswerOf<typeof homeApi.search>['rows'];
const mostOfAKind = 5;

/** A few of everything one may see, by the rules and statements of the screens it leads to. */
@Injectable()
export class QuickSearchService {
  constructor(private readonly db: DataSource) {}

  async find(subject: PersonSubject, search: string): Promise<AnswerOf<typeof homeApi.search>> {
    if (search === '') return { rows: [] };
    const kinds = await Promise.all([
      this.activities(subject, search),
      this.people(subject, search),
      this.organizations(subject, search),
      this.courses(subject, search),
    ]);
    return { rows: kinds.flat() };
  }

  private async activities(subject: PersonSubject, search: string): Promise<Hits> {
    if (!may(subject, 'activities.read')) {
      const found = await new CatalogueRepository(this.db.manager).list({ search }, null, mostOfAKind);
      return found.rows.map(presentCatalogueHit);
    }
    const scope = activityScopeOf(subject, 'activities.read');
    const found = await new ActivityRepository(this.db.manager).list(scope, { search }, null, mostOfAKind);
    return found.map(presentActivityHit);
  }

  private async courses(subject: PersonSubject, search: string): Promise<Hits> {
    if (!may(subject, 'activities.read')) return [];
    const scope = activityScopeOf(subject, 'activities.read');
    const found = await new CourseRepository(this.db.manager).list(scope, { search }, null, mostOfAKind);
    return found.map(presentCourseHit);
  }

  private async people(subject: PersonSubject, search: string): Promise<Hits> {
    if (!may(subject, 'people.read')) return [];
    const question = { search, role: null, organizationId: null, after: null, limit: mostOfAKind };
    const found = await new PersonDirectoryRepository(this.db.manager).list(
      rowScopeOf(subject, 'people.read'),
      question,
    );
    return found.map(presentPersonHit);
  }

  private async organizations(subject: PersonSubject, search: string): Promise<Hits> {
    if (!may(subject, 'organizations.read')) return [];
    const scope = rowScopeOf(subject, 'organizations.read');
    const page = { after: null, limit: mostOfAKind };
    const question = { search, constituentGroup: null, countryCode: null, verified: null };
    const found = await new OrganizationRepository(this.db.manager).list(scope, question, page);
    return found.map(presentOrganizationHit);
  }
}
