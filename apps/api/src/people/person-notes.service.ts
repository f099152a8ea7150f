import { Injectable } from '@nestjs/common';
import {
  idSchema,
  instantSchema,
  type AnswerOf,
  type PersonNote,
  type personNotesApi,
  type QueryOf,
} from '@traccia/contracts';
import {
  inTransaction,
  PersonDirectoryRepository,
  type PersonNoteEntry,
  PersonNoteRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import { rowScopeOf } from '../http/row-scope.js';
import { may, type PersonSubject } from '../http/subject.js';

/** What staff note about people whom they see. */
@Injectable()
export class PersonNotesService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    personId: string,
    query: QueryOf<typeof personNotesApi.list>,
  ): Promise<AnswerOf<typeof personNotesApi.list>> {
    await requireVisible(this.db.manager, subject, personId);
    const key = readPageKey(query.after, [instantSchema, idSchema]);
    const after = key && { writtenAt: key[0], id: key[1] };
    const found = await new PersonNoteRepository(this.db.manager).list(personId, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, (note) => [note.writtenAt, note.id]);
    return { rows: rows.map((note) => present(note, subject)), next, total: null };
  }

  async create(
    subject: PersonSubject,
    personId: string,
    body: string,
    requestId: string,
  ): Promise<PersonNote> {
    return inTransaction(this.db, async (tx) => {
      await requireVisible(tx, subject, personId);
      const note = await new PersonNoteRepository(tx).insert(personId, subject.personId, body);
      await recordAct(tx, subject, { act: 'person.noted', ...about(personId), requestId });
      return present(note, subject);
    });
  }

  async remove(subject: PersonSubject, personId: string, noteId: string, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      await requireVisible(tx, subject, personId);
      const author = may(subject, 'people.manage') ? null : subject.personId;
      if (!(await new PersonNoteRepository(tx).remove(personId, noteId, author)))
        throw new Problem('request.not-found');
      await recordAct(tx, subject, { act: 'person.note-removed', ...about(personId), requestId });
    });
  }
}

const about = (personId: string) => ({ subjectType: 'person', subjectId: personId });

async function requireVisible(tx: EntityManager, subject: PersonSubject, personId: string): Promise<void> {
  const scope = rowScopeOf(subject, 'people.read');
  if (!(await new PersonDirectoryRepository(tx).find(scope, personId)))
    throw new Problem('request.not-found');
}

function present({ authorId, ...note }: PersonNoteEntry, subject: PersonSubject): PersonNote {
  return { ...note, mayRemove: authorId === subject.personId || may(subject, 'people.manage') };
}
