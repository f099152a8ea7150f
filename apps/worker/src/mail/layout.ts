import type { Locale } from '@traccia/contracts';
import { Liquid, type Template } from 'liquidjs';
import { layoutHtml } from './layout.html.js';

export interface LaidOutMail {
  locale: Locale;
  subject: string;
  centreName: string;
  greeting: string;
  paragraphs: string[];
  button: { label: string; url: string; hint: string } | null;
  /** Who sends this and why this person gets it. */
  why: string;
  stop: { label: string; url: string } | null;
}

/** Everything printed is escaped unless a template says otherwise; ours never does. */
const engine = new Liquid({ outputEscape: 'escape', strictVariables: true, strictFilters: true });

const frames = new Map<Locale, Template[]>();

/** What is the same in all mails of a language is printed once, before the rest is read as a template. */
function frameIn(locale: Locale): Template[] {
  const known = frames.get(locale);
  if (known) return known;
  const sides = locale === 'ar' ? { dir: 'rtl', start: 'right' } : { dir: 'ltr', start: 'left' };
  const frame = engine.parse(
    layoutHtml
      .replaceAll('{{ mail.locale }}', locale)
      .replaceAll('{{ dir }}', sides.dir)
      .replaceAll('{{ start }}', sides.start),
  );
  frames.set(locale, frame);
  return frame;
}

export function renderHtml(mail: LaidOutMail): string {
  const text: unknown = engine.renderSync(frameIn(mail.locale), { mail, newline: '\n' });
  return String(text);
}

/** The same words for readers and machines that show no HTML; links stand alone on their line. */
export function renderText(mail: LaidOutMail): string {
  const blocks = [mail.greeting, ...mail.paragraphs];
  const colon = mail.locale === 'fr' ? '\u00a0:' : ':';
  if (mail.button) blocks.push(`${mail.button.label}${colon}\n${mail.button.url}`);
  blocks.push(`--\n${mail.centreName}\n${mail.why}`);
  if (mail.stop) blocks.push(`${mail.stop.label}${colon}\n${mail.stop.url}`);
  return `${blocks.join('\n\n')}\n`;
}
