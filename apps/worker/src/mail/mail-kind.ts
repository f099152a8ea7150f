import type { Locale, MessageKind } from '@traccia/contracts';
import type { MailContent } from '@traccia/persistence';
import type { MailWord, Say } from './catalogue.js';

export interface KindInput {
  say: Say;
  locale: Locale;
  content: MailContent;
  activityTitle: string;
  centreName: string;
  /** Writes a calendar day or instant the way the reader writes it. */
  day(value: string | Date): string;
  links: {
    /** The personal link of this mail: token in the fragment, which no server log sees. */
    withToken(path: string): string;
    plain(path: string): string;
  };
}

/** What one kind of mail says; everything around it is the layout's. */
export interface KindWords {
  subject: string;
  paragraphs: string[];
  button: { label: string; url: string } | null;
  why: MailWord;
}

export interface MailKind {
  kind: MessageKind;
  /** Survey mail can be stopped by its reader; mail somebody asked for or needs cannot. */
  stoppable: boolean;
  words(input: KindInput): KindWords;
}
