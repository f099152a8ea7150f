import { Injectable } from '@nestjs/common';
import type { BodyOf, openAnswersApi } from '@traccia/contracts';
import {
  CodebookRepository,
  inTransaction,
  type LockedText,
  OpenTextRepository,
  ResponseRepository,
  TextCodingRepository,
} from '@traccia/persistence';
import { redactSpans } from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { readableTexts } from './open-answers.policy.js';

interface Work {
  tx: EntityManager;
  text: LockedText;
  texts: OpenTextRepository;
}

/** What readers do with one text: translate, code, take names out, choose it as a quotation. */
@Injectable()
export class ActOnTextService {
  constructor(private readonly db: DataSource) {}

  async translate(subject: PersonSubject, id: string, locale: string, body: string): Promise<void> {
    await this.with(subject, id, ({ texts }) => texts.translate(id, locale, body, subject.personId));
  }

  async code(
    subject: PersonSubject,
    id: string,
    { codebookId, codes }: BodyOf<typeof openAnswersApi.code>,
  ): Promise<void> {
    await this.with(subject, id, async ({ tx }) => {
      const book = await new CodebookRepository(tx).find(codebookId);
      if (!book) throw new Problem('request.not-found');
      const known = new Set(book.codes.map(({ code }) => code));
      if (codes.some((code) => !known.has(code))) throw new Problem('codebook.code-unknown');
      await new TextCodingRepository(tx).code(id, codebookId, subject.personId, [...new Set(codes)].sort());
    });
  }

  async redact(
    subject: PersonSubject,
    id: string,
    { shown, spans }: BodyOf<typeof openAnswersApi.redact>,
    requestId: string,
  ): Promise<void> {
    await this.with(subject, id, async ({ tx, text, texts }) => {
      // Somebody else has taken something out since: the places would be wrong.
      if (shown !== (text.redacted ?? text.original)) throw new Problem('answers.text-changed');
      const body = redactSpans(shown, spans);
      if (body === null)
        throw new Problem('request.invalid', {}, [{ field: 'body.spans', key: 'fault.invalid' }]);
      await texts.redact(id, body, spans.length, subject.personId);
      if (text.privacyMode === 'anonymous') await new ResponseRepository(tx).overwriteText(id, body);
      await this.note(tx, subject, { act: 'answer.redacted', id, requestId, spans: spans.length });
    });
  }

  async restore(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    await this.with(subject, id, async ({ tx, text, texts }) => {
      requireKept(text);
      await texts.restore(id);
      await this.note(tx, subject, { act: 'answer.restored', id, requestId });
    });
  }

  async original(subject: PersonSubject, id: string, requestId: string): Promise<{ text: string }> {
    return this.with(subject, id, async ({ tx, text }) => {
      requireKept(text);
      await this.note(tx, subject, { act: 'answer.original-read', id, requestId });
      return { text: text.original };
    });
  }

  async quote(subject: PersonSubject, id: string, chosen: boolean, requestId: string): Promise<void> {
    await this.with(subject, id, async ({ tx, text, texts }) => {
      if (chosen && !text.consent) throw new Problem('answers.no-consent');
      await texts.choose(id, chosen, subject.personId);
      await this.note(tx, subject, { act: chosen ? 'answer.quoted' : 'answer.not-quoted', id, requestId });
    });
  }

  private async with<T>(subject: PersonSubject, id: string, act: (work: Work) => Promise<T>): Promise<T> {
    return inTransaction(this.db, async (tx) => {
      const texts = new OpenTextRepository(tx);
      const text = await texts.lock(readableTexts(subject), id);
      if (!text || (text.waveState !== 'closed' && text.privacyMode !== 'named'))
        throw new Problem('request.not-found');
      return act({ tx, text, texts });
    });
  }

  private async note(
    tx: EntityManager,
    subject: PersonSubject,
    { act, id, requestId, spans }: { act: string; id: string; requestId: string; spans?: number },
  ): Promise<void> {
    const detail: Record<string, number> = spans === undefined ? {} : { spans };
    await recordAct(tx, subject, { act, subjectType: 'answer', subjectId: id, detail, requestId });
  }
}

/** Of an anonymous answer nothing is kept that could name anybody; what was never redacted has no other original. */
function requireKept(text: LockedText): void {
  if (text.privacyMode === 'anonymous' || text.redacted === null) throw new Problem('answers.not-kept');
}
