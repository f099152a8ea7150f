import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { filesApi, type AnswerOf, type QueryOf } from '@traccia/contracts';
import {
  FileReaderRepository,
  inTransaction,
  StoredFileRepository,
  type FileContent,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { soundFileName } from '../http/file-name.js';
import { mayHandIn } from './files.policy.js';
import { sniffFile } from '../http/sniff-file.js';

/** More than a day's work of anybody, less than what would fill the disk. */
const mostBytesADay = 400_000_000;

/** Files that people hand in, kept beside everything else in the database. */
@Injectable()
export class FilesService {
  constructor(private readonly db: DataSource) {}

  async create(
    subject: PersonSubject,
    { purpose, name }: QueryOf<typeof filesApi.create>,
    bytes: () => Promise<Buffer>,
    requestId: string,
  ): Promise<AnswerOf<typeof filesApi.create>> {
    if (!mayHandIn(subject, purpose)) throw new Problem('permission.denied');
    const content = await bytes();
    if (content.length === 0) throw new Problem('file.empty');
    const type = await sniffFile(content, name);
    if (!type) throw new Problem('file.type-refused');
    const ownerPersonId = subject.personId;
    return inTransaction(this.db, async (tx) => {
      const files = new StoredFileRepository(tx);
      if ((await files.bytesOfDay(ownerPersonId)) + content.length > mostBytesADay)
        throw new Problem('file.day-full');
      const file = await files.insert({
        ownerPersonId,
        purpose,
        name: soundFileName(name, type.endings),
        mediaType: type.mediaType,
        sha256: createHash('sha256').update(content).digest(),
        content,
      });
      await recordAct(tx, subject, {
        act: 'file.handed-in',
        subjectType: 'file',
        subjectId: file.id,
        detail: { purpose, mediaType: file.mediaType, sizeBytes: file.sizeBytes },
        requestId,
      });
      return file;
    });
  }

  async read(subject: PersonSubject, id: string): Promise<FileContent> {
    const file = await new FileReaderRepository(this.db.manager).find(id, subject.personId, (permission) =>
      activityScopeOf(subject, permission),
    );
    if (!file) throw new Problem('request.not-found');
    return file;
  }
}
