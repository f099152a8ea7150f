import { Injectable } from '@nestjs/common';
import { materialsApi, type AnswerOf, type Locale } from '@traccia/contracts';
import { MaterialProgressRepository, MaterialReadingRepository, type PageToRead } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { presentReadingPage } from './material.presenter.js';
import { refuseClosed } from './materials.policy.js';

/** What a participant reads, and how far. */
@Injectable()
export class MaterialsService {
  constructor(private readonly db: DataSource) {}

  async mine({ personId }: PersonSubject, activityId: string): Promise<AnswerOf<typeof materialsApi.mine>> {
    const found = await new MaterialReadingRepository(this.db.manager).outline(activityId, personId);
    if (!found) throw new Problem('request.not-found');
    // What is closed says so, and shows nothing else.
    return found.access === 'open' ? found : { ...found, modules: [], assignments: [], resumePageId: null };
  }

  async read(
    subject: PersonSubject,
    pageId: string,
    locale: Locale,
  ): Promise<AnswerOf<typeof materialsApi.read>> {
    return presentReadingPage(await this.find(subject, pageId), locale);
  }

  async note(
    subject: PersonSubject,
    pageId: string,
    done: boolean | undefined,
  ): Promise<AnswerOf<typeof materialsApi.progress>> {
    const page = await this.find(subject, pageId);
    const progress = new MaterialProgressRepository(this.db.manager);
    return { done: await progress.note(subject.personId, page.id, done ?? null) };
  }

  private async find({ personId }: PersonSubject, pageId: string): Promise<PageToRead> {
    const page = await new MaterialReadingRepository(this.db.manager).findPage(pageId, personId);
    if (!page) throw new Problem('request.not-found');
    refuseClosed(page.access);
    return page;
  }
}
