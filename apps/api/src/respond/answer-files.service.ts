import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { respondFilesApi, tokenSchema, type AnswerOf, type QueryOf } from '@traccia/contracts';
import {
  inTransaction,
  type PersonalLink,
  PersonalLinkRepository,
  StoredFileRepository,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { type FileItem, splitAnswerKey, storedItemsOf } from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { soundFileName } from '../http/file-name.js';
import { Problem } from '../http/problem.js';
import { sniffFile } from '../http/sniff-file.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { mayChange, refuseSubmitted, requireUsable } from './respond.policy.js';
import { readTestTime, requireRunning } from './test-clock.js';

const usualMegabytes = 10;
/** More than any form asks for, less than what would fill the disk. */
const mostBytesADay = 100_000_000;

/** Files that answer a question, brought by whoever holds the link; they belong to the invitation. */
@Injectable()
export class AnswerFilesService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
  ) {}

  async create(
    { itemCode, name }: QueryOf<typeof respondFilesApi.create>,
    bytes: () => Promise<Buffer>,
  ): Promise<AnswerOf<typeof respondFilesApi.create>> {
    const { token, content } = readBrought(await bytes());
    const { link, item } = await this.find(token, itemCode);
    const max = item.maxMegabytes ?? usualMegabytes;
    if (content.length > max * 1_000_000)
      throw new Problem('response.faults', {}, [
        { field: itemCode, key: 'fault.file.large', params: { max } },
      ]);
    const type = await sniffFile(content, name);
    if (!type) throw new Problem('file.type-refused');
    return inTransaction(this.db, async (tx) => {
      const files = new StoredFileRepository(tx);
      if ((await files.bytesOfInvitation(link.invitationId)) + content.length > mostBytesADay)
        throw new Problem('file.day-full');
      return files.insert({
        ownerPersonId: link.personId,
        invitationId: link.invitationId,
        purpose: 'survey_answer',
        name: soundFileName(name, type.endings),
        mediaType: type.mediaType,
        sha256: createHash('sha256').update(content).digest(),
        content,
      });
    });
  }

  /** A file would tie an anonymous answer to its link, so there is none. */
  private async find(token: string, itemCode: string): Promise<{ link: PersonalLink; item: FileItem }> {
    const tx = this.db.manager;
    const link = requireUsable(await new PersonalLinkRepository(tx).find(hashToken(token)));
    const { definition } = await this.shelf.get(tx, link.instrumentVersionId);
    if (!mayChange(link, definition)) refuseSubmitted(link);
    requireRunning(await readTestTime(tx, link, definition));
    const { code } = splitAnswerKey(itemCode);
    const item = storedItemsOf(definition).find((one) => one.type === 'file' && one.code === code);
    if (item?.type !== 'file' || link.privacyMode === 'anonymous') throw new Problem('response.no-file-here');
    return { link, item };
  }
}

/** Of the named files, those that were not brought by this link. */
export async function foreignFiles(
  tx: EntityManager,
  link: PersonalLink,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const own = await new StoredFileRepository(tx).findOfInvitation(link.invitationId, ids);
  return ids.filter((id) => !own.includes(id));
}

function readBrought(bytes: Buffer): { token: string; content: Buffer } {
  const end = bytes.subarray(0, 201).indexOf('\n');
  const token = tokenSchema.safeParse(bytes.subarray(0, Math.max(end, 0)).toString('latin1'));
  if (!token.success) throw new Problem('link.unusable');
  const content = bytes.subarray(end + 1);
  if (content.length === 0) throw new Problem('file.empty');
  return { token: token.data, content };
}
