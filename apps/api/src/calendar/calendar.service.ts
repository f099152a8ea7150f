import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, calendarApi } from '@traccia/contracts';
import { CalendarFeedRepository, inTransaction } from '@traccia/persistence';
import { deriveToken, hashToken, newestKeyVersion, newNonce } from '@traccia/runtime';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentCalendar } from './calendar.presenter.js';

type Feed = AnswerOf<typeof calendarApi.myFeed>;
const purpose = 'calendar';

@Injectable()
export class CalendarService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async activity(codeOrId: string): Promise<string> {
    const feeds = new CalendarFeedRepository(this.db.manager);
    const activityId = await feeds.findAnnounced(codeOrId);
    if (activityId === null) throw new Problem('request.not-found');
    const entries = await feeds.listForActivity(activityId);
    return presentCalendar(entries, { publicUrl: this.settings.publicUrl, locale: 'en' });
  }

  /** An unknown, an ended and a foreign address answer alike. */
  async feed(token: string): Promise<string> {
    const feeds = new CalendarFeedRepository(this.db.manager);
    const reader = await feeds.findReader(hashToken(token));
    if (!reader) throw new Problem('request.not-found');
    const entries = await feeds.listForPerson(reader.personId);
    return presentCalendar(entries, { publicUrl: this.settings.publicUrl, locale: reader.locale });
  }

  async myFeed({ personId }: PersonSubject): Promise<Feed> {
    const feed = await new CalendarFeedRepository(this.db.manager).find(personId);
    if (!feed) return { url: null };
    const token = deriveToken(this.settings.linkKeys, purpose, personId, feed.nonce, feed.keyVersion);
    return { url: this.urlOf(token) };
  }

  async makeFeed(subject: PersonSubject, requestId: string): Promise<Feed> {
    const { personId } = subject;
    const nonce = newNonce();
    const keyVersion = newestKeyVersion(this.settings.linkKeys);
    const token = deriveToken(this.settings.linkKeys, purpose, personId, nonce, keyVersion);
    await inTransaction(this.db, async (tx) => {
      await new CalendarFeedRepository(tx).put(personId, { nonce, keyVersion, tokenHash: hashToken(token) });
      await recordAct(tx, subject, { act: 'calendar.feed-made', ...about(personId), requestId });
    });
    return { url: this.urlOf(token) };
  }

  async endFeed(subject: PersonSubject, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      await new CalendarFeedRepository(tx).end(subject.personId);
      await recordAct(tx, subject, { act: 'calendar.feed-ended', ...about(subject.personId), requestId });
    });
  }

  private urlOf(token: string): string {
    return `${this.settings.publicUrl}/api/calendar/${token}`;
  }
}

const about = (personId: string) => ({ subjectType: 'person', subjectId: personId });
