import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, messagesApi } from '@traccia/contracts';
import { inTransaction, MessageReadingRepository, ReturnedMailRepository } from '@traccia/persistence';
import { deriveToken } from '@traccia/runtime';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentMessage } from './message.presenter.js';
import { mayHoldToken, readableMessages } from './messages.policy.js';

type ReadMail = AnswerOf<typeof messagesApi.get>;
type Mail = NonNullable<ReadMail['mail']>;

const placeholder = /%%TOKEN:[a-z_]{1,40}:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})%%/g;
/** Stands where a link was that the reader may not hold, or whose row or key is gone. */
const withheld = 'link-withheld';
const mostReturned = 50;

/** One mail as it was written, with its links working for whoever may hold them. */
@Injectable()
export class ReadMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async read(subject: PersonSubject, id: string, requestId: string): Promise<ReadMail> {
    return inTransaction(this.db, async (tx) => {
      const messages = new MessageReadingRepository(tx);
      const message = await messages.find(readableMessages(subject), id);
      if (!message) throw new Problem('request.not-found');
      const kept = await messages.findCapturedMail(id);
      const returned = await new ReturnedMailRepository(tx).listOf(id, mostReturned);
      if (!kept) return { ...presentMessage(message), mail: null, returned };
      const tokens = await this.tokensFor(subject, messages, id, kept);
      await recordAct(tx, subject, {
        act: 'message.read',
        subjectType: 'message',
        subjectId: id,
        detail: { links: tokens.size },
        requestId,
      });
      return { ...presentMessage(message), mail: fillIn(kept, tokens), returned };
    });
  }

  /** Placeholder → token, only for rows that belong to this very message. */
  private async tokensFor(
    subject: PersonSubject,
    messages: MessageReadingRepository,
    messageId: string,
    mail: Mail,
  ): Promise<Map<string, string>> {
    const ids = [mail.html, mail.text, mail.source].flatMap((part) =>
      [...part.matchAll(placeholder)].map((match) => match[1] ?? ''),
    );
    const rows = ids.length > 0 ? await messages.loadPlaceholders(messageId, [...new Set(ids)]) : [];
    const { linkKeys } = this.settings;
    return new Map(
      rows
        .filter(({ purpose, keyVersion }) => mayHoldToken(subject, purpose) && linkKeys.has(keyVersion))
        .map(({ purpose, id, nonce, keyVersion }) => [
          `%%TOKEN:${purpose}:${id}%%`,
          deriveToken(linkKeys, purpose, id, nonce, keyVersion),
        ]),
    );
  }
}

function fillIn(mail: Mail, tokens: ReadonlyMap<string, string>): Mail {
  const fill = (text: string): string => text.replace(placeholder, (found) => tokens.get(found) ?? withheld);
  return { ...mail, html: fill(mail.html), text: fill(mail.text), source: fill(mail.source) };
}
