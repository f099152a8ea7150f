import { Liquid } from 'liquidjs';
import { layoutHtml } from './layout.html.js';

export interface LaidOutMail {
  locale: string;
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

const html = engine.parse(layoutHtml);

export function renderHtml(mail: LaidOutMail): string {
  const rightToLeft = mail.locale === 'ar';
  const text: unknown = engine.renderSync(html, {
    mail,
    newline: '\n',
    dir: rightToLeft ? 'rtl' : 'ltr',
    start: rightToLeft ? 'right' : 'left',
  });
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
