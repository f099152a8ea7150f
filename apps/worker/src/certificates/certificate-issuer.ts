import { randomInt } from 'node:crypto';
import type { Locale } from '@traccia/contracts';
import {
  CertificateBatchRepository,
  CertificatePreviewRepository,
  CertificateRepository,
  CertificateSheetRepository,
  defaultSettings,
  inTransaction,
  SendLedgerRepository,
  type ClaimedMember,
  type SheetFacts,
} from '@traccia/persistence';
import { certificateSerial } from '@traccia/training';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import { SheetPrinter, type PrintedSheet } from './sheet-printer.js';
import { sheetValues } from './sheet-values.js';

/** Many times what one sheet takes; a worker that died is followed by another after this. */
const leaseSeconds = 30;
const mostAttempts = 5;

export interface IssuerParts {
  db: DataSource;
  log: Log;
  publicUrl: string;
  sendSoon: () => void;
}

/**
 * Issues what batches ask for, one person at a time: draw, then certificate, mail and tick in one transaction. The rows
 * say what is left; of two workers on one person the second finds the certificate there and changes nothing.
 */
export class CertificateIssuer {
  private readonly printer = new SheetPrinter();
  private running: Promise<void> | null = null;
  private askedAgain = false;
  private stopping = false;

  constructor(private readonly parts: IssuerParts) {}

  /** Starts, or lets the round under way look once more. */
  nudge(): void {
    this.askedAgain = true;
    this.running ??= this.run()
      .catch((error: unknown) => this.parts.log.warn({ reason: plainReason(error) }, 'issuing paused'))
      .finally(() => (this.running = null));
  }

  /** Ends after the sheet that is being drawn. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    await this.printer.stop();
  }

  private async run(): Promise<void> {
    while (this.askedAgain && !this.stopping) {
      this.askedAgain = false;
      await this.drawPreviews();
      while (!this.stopping && (await this.issueNext())) await this.drawPreviews();
    }
  }

  /** Somebody waits for these in front of a screen. */
  private async drawPreviews(): Promise<void> {
    const previews = new CertificatePreviewRepository(this.parts.db.manager);
    for (const { id, enrolmentId, kind, locale, words } of await previews.listWaiting()) {
      if (this.stopping) return;
      try {
        const facts = { ...(await this.findFacts(enrolmentId, kind)), ...words };
        const serial = `TR-${facts.today.slice(0, 4)}-0000-0000-0`;
        await previews.conclude(id, (await this.draw(facts, kind, locale, serial)).svg);
      } catch (error) {
        this.parts.log.error({ previewId: id, reason: plainReason(error) }, 'preview not drawn');
        await previews.conclude(id, null);
      }
    }
    await previews.sweep();
  }

  private async issueNext(): Promise<boolean> {
    const batches = new CertificateBatchRepository(this.parts.db.manager);
    const member = await batches.claimNext(leaseSeconds);
    if (!member) {
      await batches.endFinished();
      return false;
    }
    try {
      await this.issue(member);
    } catch (error) {
      const about = { batchId: member.batchId, enrolmentId: member.enrolmentId, reason: plainReason(error) };
      this.parts.log.error(about, 'certificate not issued');
      if (member.attempt >= mostAttempts)
        await batches.conclude(member.batchId, member.enrolmentId, { state: 'failed', reason: 'fault' });
    }
    return true;
  }

  private async issue(member: ClaimedMember): Promise<void> {
    const facts = await this.findFacts(member.enrolmentId, member.kind);
    const locale = member.locale ?? facts.locale;
    const drawn = Array.from({ length: 8 }, () => randomInt(32));
    const serial = certificateSerial(Number(facts.today.slice(0, 4)), drawn);
    const { pdf } = await this.draw(facts, member.kind, locale, serial);
    await inTransaction(this.parts.db, async (tx) => {
      const batches = new CertificateBatchRepository(tx);
      if (!(await batches.lockWaiting(member.batchId, member.enrolmentId))) return;
      const certificates = new CertificateRepository(tx);
      const id = await replaceAndIssue(certificates, member, {
        ...frozen(facts),
        serial,
        enrolmentId: member.enrolmentId,
        batchId: member.batchId,
        kind: member.kind,
        locale,
        pdf,
        issuedBy: member.askedBy,
      });
      if (id === null) {
        await batches.conclude(member.batchId, member.enrolmentId, { state: 'skipped', reason: 'already' });
        return;
      }
      await batches.conclude(member.batchId, member.enrolmentId, { state: 'issued', certificateId: id });
      await new SendLedgerRepository(tx).plan({
        kind: 'certificate.issued',
        subjectType: 'certificate',
        subjectId: id,
        ordinal: 0,
        recipientPersonId: facts.personId,
        locale: facts.locale,
      });
    });
    this.parts.sendSoon();
  }

  private async findFacts(enrolmentId: string, kind: ClaimedMember['kind']): Promise<SheetFacts> {
    const facts = await new CertificateSheetRepository(this.parts.db.manager).find(enrolmentId, kind);
    if (!facts) throw new Error('the enrolment of a certificate is gone');
    return facts;
  }

  private async draw(
    facts: SheetFacts,
    kind: ClaimedMember['kind'],
    locale: Locale,
    serial: string,
  ): Promise<PrintedSheet> {
    const { publicUrl } = this.parts;
    return this.printer.print(
      sheetValues({ facts, kind, locale, serial, centreName: centreOf(facts), publicUrl }),
    );
  }
}

function centreOf(facts: SheetFacts): string {
  return facts.centreName ?? defaultSettings.centreName;
}

/** What the certificate will say for ever. */
function frozen(facts: SheetFacts) {
  return {
    activityId: facts.activityId,
    personId: facts.personId,
    templateId: facts.templateId,
    holderName: facts.holderName,
    activityCode: facts.activityCode,
    activityTitle: facts.activityTitle,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    venue: facts.venue,
    days: facts.days,
    hours: facts.hours,
    signatoryName: facts.signatoryName,
    centreName: centreOf(facts),
    issuedOn: facts.today,
  };
}

/** Null when there is a live one, or when the one to be replaced no longer holds. */
async function replaceAndIssue(
  certificates: CertificateRepository,
  { replacesId, askedBy }: ClaimedMember,
  certificate: Parameters<CertificateRepository['issue']>[0],
): Promise<string | null> {
  if (replacesId === null) return certificates.issue(certificate);
  const why = { reason: 'replaced', note: null, revokedBy: askedBy } as const;
  if (!(await certificates.revoke(replacesId, why))) return null;
  const id = await certificates.issue(certificate);
  if (id !== null) await certificates.noteSuccessor(replacesId, id);
  return id;
}
