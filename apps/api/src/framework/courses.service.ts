import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, Course, coursesApi, QueryOf } from '@traccia/contracts';
import {
  ActivityLineRepository,
  CourseRepository,
  type CourseEntry,
  FrameworkLinkRepository,
  inTransaction,
} from '@traccia/persistence';
import { findFrameworkGaps } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentFramework } from './framework.presenter.js';
import { manageableCourses, readableCourses } from './framework.policy.js';
import { nameTheField, requireTitle } from './sound-entry.js';

/** Courses: what they say of themselves and what they answer to. */
@Injectable()
export class CoursesService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof coursesApi.list>,
  ): Promise<AnswerOf<typeof coursesApi.list>> {
    const courses = new CourseRepository(this.db.manager);
    const scope = readableCourses(subject);
    const key = readPageKey(query.after, [z.string().max(60)]);
    const after = key && { code: key[0] };
    const [found, total] = await Promise.all([
      courses.list(scope, query, after, query.limit + 1),
      after === null ? courses.count(scope, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.code]);
    return { rows: rows.map(presentRow), next, total };
  }

  async get(subject: PersonSubject, id: string): Promise<Course> {
    const scope = readableCourses(subject);
    const course = await new CourseRepository(this.db.manager).find(scope, id);
    if (!course) throw new Problem('request.not-found');
    const links = new FrameworkLinkRepository(this.db.manager);
    const [entries, markers, latest] = await Promise.all([
      links.entriesOf('course', id),
      links.markersOf('course', id),
      new ActivityLineRepository(this.db.manager).listForCourse(scope, id),
    ]);
    return { ...course, framework: presentFramework(entries, markers), latest };
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof coursesApi.create>,
    requestId: string,
  ): Promise<Course> {
    requireTitle(body.title);
    requireProgramme(subject, body.programmeId);
    const id = await inTransaction(this.db, async (tx) => {
      const courseId = await new CourseRepository(tx).insert(body.code, body).catch(nameTheField);
      await recordAct(tx, subject, { act: 'course.created', ...about(courseId), requestId });
      return courseId;
    });
    return this.get(subject, id);
  }

  async update(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof coursesApi.update>,
    requestId: string,
  ): Promise<Course> {
    requireTitle(body.title);
    await inTransaction(this.db, async (tx) => {
      await lock(tx, subject, id, body.version);
      requireProgramme(subject, body.programmeId);
      await new CourseRepository(tx).update(id, body).catch(nameTheField);
      await recordAct(tx, subject, { act: 'course.updated', ...about(id), requestId });
    });
    return this.get(subject, id);
  }

  async link(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof coursesApi.link>,
    requestId: string,
  ): Promise<Course> {
    await inTransaction(this.db, async (tx) => {
      await lock(tx, subject, id, body.version);
      await new FrameworkLinkRepository(tx).replace('course', id, body).catch(nameTheField);
      await new CourseRepository(tx).countChange(id);
      const detail = { links: body.links.length, markers: body.markers.length };
      await recordAct(tx, subject, { act: 'course.framework-set', ...about(id), requestId, detail });
    });
    return this.get(subject, id);
  }
}

const about = (courseId: string) => ({ subjectType: 'course', subjectId: courseId });

function presentRow({ standards, outcomes, indicators, markers, ...row }: CourseEntry) {
  return { ...row, gaps: findFrameworkGaps({ standards, outcomes, indicators, markers }) };
}

async function lock(tx: EntityManager, subject: PersonSubject, id: string, version: number): Promise<void> {
  const course = await new CourseRepository(tx).lockToManage(manageableCourses(subject), id);
  if (!course) throw new Problem('request.not-found');
  if (course.version !== version) throw new Problem('request.version-stale', { version: course.version });
}

/** A course stays within the programmes that its keeper looks after. */
function requireProgramme(subject: PersonSubject, programmeId: string): void {
  const { everything, programmes } = manageableCourses(subject);
  if (!everything && !programmes.includes(programmeId)) throw new Problem('request.not-found');
}
