import { Injectable } from '@nestjs/common';
import { certificateKinds, certificatesApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import {
  CertificatePreviewRepository,
  CertificateRuleRepository,
  CertificateTemplateRepository,
  inTransaction,
  publish,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { issuableActivities } from './certificates.policy.js';

type Template = AnswerOf<typeof certificatesApi.saveTemplate>;

/** What the sheet will look like: previews drawn by the worker, and the words and signatories of templates. */
@Injectable()
export class CertificateSheetsService {
  constructor(private readonly db: DataSource) {}

  async askPreview(
    subject: PersonSubject,
    activityId: string,
    body: BodyOf<typeof certificatesApi.askPreview>,
    requestId: string,
  ): Promise<{ id: string }> {
    await this.programmeOf(subject, activityId);
    return inTransaction(this.db, async (tx) => {
      const { words, enrolmentId } = body;
      const unsaved = words && {
        ...words,
        statement: filled(words.statement),
        signatoryTitle: filled(words.signatoryTitle),
      };
      const preview = {
        ...body,
        activityId,
        enrolmentId: enrolmentId ?? null,
        words: unsaved ?? null,
        askedBy: subject.personId,
      };
      const id = await new CertificatePreviewRepository(tx).ask(preview);
      if (!id) throw new Problem('request.not-found');
      await publish(tx, 'certificate.preview-asked', { previewId: id }, requestId);
      return { id };
    });
  }

  async preview(subject: PersonSubject, id: string): Promise<AnswerOf<typeof certificatesApi.preview>> {
    const previews = new CertificatePreviewRepository(this.db.manager);
    const found = await previews.find(issuableActivities(subject), id);
    if (!found) throw new Problem('request.not-found');
    return found;
  }

  /** Four rows always: what nobody has written yet is there as empty, to be filled in. */
  async templates(
    subject: PersonSubject,
    activityId: string,
  ): Promise<AnswerOf<typeof certificatesApi.templates>> {
    const programmeId = await this.programmeOf(subject, activityId);
    const written = await new CertificateTemplateRepository(this.db.manager).listFor(programmeId);
    const rows = certificateKinds.flatMap((kind) =>
      [programmeId, null].map(
        (place): Template =>
          written.find((row) => row.kind === kind && row.programmeId === place) ?? {
            kind,
            programmeId: place,
            programmeTitle: null,
            statement: {},
            signatoryName: '',
            signatoryTitle: {},
            version: 0,
          },
      ),
    );
    return { rows, programmeId };
  }

  async saveTemplate(
    subject: PersonSubject,
    body: BodyOf<typeof certificatesApi.saveTemplate>,
    requestId: string,
  ): Promise<Template> {
    return inTransaction(this.db, async (tx) => {
      const templates = new CertificateTemplateRepository(tx);
      if (!(await templates.mayWrite(issuableActivities(subject), body.programmeId)))
        throw new Problem('request.not-found');
      const template = {
        ...body,
        statement: filled(body.statement),
        signatoryTitle: filled(body.signatoryTitle),
      };
      const saved = await templates.save(template, subject.personId);
      if (!saved) throw new Problem('request.version-stale');
      await recordAct(tx, subject, {
        act: 'certificate.template-saved',
        subjectType: body.programmeId === null ? 'deployment' : 'programme',
        subjectId: body.programmeId,
        detail: { kind: body.kind, version: saved.version },
        requestId,
      });
      return saved;
    });
  }

  private async programmeOf(subject: PersonSubject, activityId: string): Promise<string> {
    const rules = new CertificateRuleRepository(this.db.manager);
    const found = await rules.find(issuableActivities(subject), activityId);
    if (!found) throw new Problem('request.not-found');
    return found.programmeId;
  }
}

/** A language left empty is a language not written. */
function filled(texts: Partial<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
