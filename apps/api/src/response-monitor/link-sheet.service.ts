import { Inject, Injectable } from '@nestjs/common';
import {
  type AnswerOf,
  type BodyOf,
  idSchema,
  lineSchema,
  type LinkSheet,
  type LinkSheetRow,
  type linkSheetsApi,
  mostLinksOnSheet,
} from '@traccia/contracts';
import {
  DueInvitationRepository,
  inTransaction,
  type LinkReader,
  LinkSheetRepository,
  SettingRepository,
  SheetChannel,
} from '@traccia/persistence';
import { deriveToken, type LinkKeys, newLinkSeed } from '@traccia/runtime';
import { linkSheetText } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { type Monitored, readMonitored } from './monitored-wave.js';
import { linkSheetFile } from './link-sheet-file.js';
import { noSheetBecause } from './response-monitor.policy.js';

type Handed = LinkReader & { messageId: string };

/** Personal links on a sheet, for the telephone or a messenger: the second way beside the mail. */
@Injectable()
export class LinkSheetService {
  private readonly keys: LinkKeys;
  private readonly publicUrl: string;

  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) settings: ApiSettings,
  ) {
    this.keys = settings.linkKeys;
    this.publicUrl = settings.publicUrl;
  }

  async preview(subject: PersonSubject, waveId: string): Promise<AnswerOf<typeof linkSheetsApi.preview>> {
    const known = await readMonitored(this.db.manager, subject, 'surveys.manage', waveId);
    const reason = noSheetBecause(known);
    if (reason) return { reason, unreached: 0, silent: 0 };
    return { reason, ...(await new LinkSheetRepository(this.db.manager).count(waveId)) };
  }

  /** The sheet as it stands now: who has answered since it was shown is not in the file. */
  async file(
    subject: PersonSubject,
    waveId: string,
    { format, ...body }: BodyOf<typeof linkSheetsApi.file>,
    requestId: string,
  ): Promise<Buffer> {
    const { rows } = await this.take(subject, waveId, body, requestId, format);
    return linkSheetFile(rows, format);
  }

  /** The links, their rows of the ledger and the line of the trail come about together, or not at all. */
  async take(
    subject: PersonSubject,
    waveId: string,
    { readers, after }: BodyOf<typeof linkSheetsApi.take>,
    requestId: string,
    format?: 'csv' | 'xlsx',
  ): Promise<LinkSheet> {
    return inTransaction(this.db, async (tx) => {
      const known = await readMonitored(tx, subject, 'surveys.manage', waveId);
      const reason = noSheetBecause(known);
      if (reason) throw new Problem('request.conflict', { reason });
      const sheets = new LinkSheetRepository(tx);
      const key = readPageKey(after ?? undefined, [lineSchema, idSchema, idSchema]);
      const found = await sheets.listPage(waveId, {
        readers,
        after: key && { name: key[0], invitationId: key[1], personId: key[2] },
        limit: mostLinksOnSheet + 1,
      });
      const page = cutPage(found, mostLinksOnSheet, (row) => [row.name, row.invitationId, row.personId]);
      const standing = await sheets.lockStanding(waveId, page.rows);
      const today = await sheets.today(waveId);
      const handed = await this.hand(tx, waveId, standing, today.number);
      await recordAct(tx, subject, {
        act: 'wave.links-handed-over',
        subjectType: 'wave',
        subjectId: waveId,
        detail: { readers, people: handed.length, ...(format && { format }) },
        requestId,
      });
      const { centreName } = await new SettingRepository(tx).read();
      return {
        takenOn: today.day,
        rows: handed.map((reader) => this.present(reader, known, centreName)),
        next: page.next,
        leftOut: countReasons(standing),
      };
    });
  }

  private async hand(
    tx: EntityManager,
    waveId: string,
    standing: readonly LinkReader[],
    ordinal: number,
  ): Promise<Handed[]> {
    const sheets = new LinkSheetRepository(tx);
    const wanted = standing.filter(({ leftOut }) => leftOut === null);
    const bare = new Set(
      wanted.filter(({ nonce }) => nonce === null).map(({ invitationId }) => invitationId),
    );
    await new DueInvitationRepository(tx).giveLinks(
      [...bare].map((id) => ({ id, ...newLinkSeed(this.keys, 'link', id) })),
    );
    const linked = bare.size === 0 ? wanted : await sheets.lockStanding(waveId, wanted);
    await new SheetChannel(tx).take(
      linked.map(({ invitationId, personId, locale }) => ({
        kind: 'survey.handed_over',
        subjectType: 'invitation',
        subjectId: invitationId,
        ordinal,
        recipientPersonId: personId,
        locale,
        withheld: null,
      })),
    );
    const rows = await sheets.listHandedOver(
      linked.map(({ invitationId }) => invitationId),
      ordinal,
    );
    const ids = new Map(rows.map((row) => [`${row.invitationId} ${row.personId}`, row.id]));
    return linked.flatMap((reader) => {
      const messageId = ids.get(`${reader.invitationId} ${reader.personId}`);
      return messageId === undefined ? [] : [{ ...reader, messageId }];
    });
  }

  private present(reader: Handed, { wave }: Monitored, centreName: string): LinkSheetRow {
    const { messageId, name, organizationName, about, telephone, address, locale } = reader;
    const { invitationId, nonce, keyVersion } = reader;
    if (nonce === null || keyVersion === null) throw new Error(`invitation ${invitationId} has no link`);
    const url = `${this.publicUrl}/f#${deriveToken(this.keys, 'link', invitationId, nonce, keyVersion)}`;
    const activity = wave.activityTitle[locale] ?? Object.values(wave.activityTitle)[0] ?? wave.activityCode;
    const text = linkSheetText(locale, { name, centre: centreName, activity, about, url });
    return { messageId, name, organizationName, about, telephone, address, locale, url, text };
  }
}

function countReasons(standing: readonly LinkReader[]): LinkSheet['leftOut'] {
  const counts = new Map<string, number>();
  for (const { leftOut } of standing) if (leftOut) counts.set(leftOut, (counts.get(leftOut) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
