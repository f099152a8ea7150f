import { Liquid } from 'liquidjs';

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

const html = engine.parse(`<!doctype html>
<html lang="{{ mail.locale }}" dir="{{ dir }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ mail.subject }}</title>
</head>
<body style="margin:0;padding:0;background:#f5f4f1;color:#212529;font-family:Arial,Helvetica,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f4f1"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border-radius:8px" dir="{{ dir }}">
<tr><td style="padding:24px 32px 0;font-size:14px;color:#495057;text-align:{{ start }}">{{ mail.centreName }}</td></tr>
<tr><td style="padding:16px 32px 8px;font-size:16px;line-height:1.5;text-align:{{ start }}">
<p style="margin:0 0 16px">{{ mail.greeting }}</p>
{%- for paragraph in mail.paragraphs %}
<p style="margin:0 0 16px">{% assign lines = paragraph | split: newline %}{% for line in lines %}{{ line }}{% unless forloop.last %}<br>{% endunless %}{% endfor %}</p>
{%- endfor %}
{%- if mail.button %}
<p style="margin:24px 0"><a href="{{ mail.button.url }}" style="display:inline-block;padding:14px 28px;background:#0b5e63;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:bold">{{ mail.button.label }}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#495057">{{ mail.button.hint }}<br><span dir="ltr" style="word-break:break-all">{{ mail.button.url }}</span></p>
{%- endif %}
</td></tr>
<tr><td style="padding:16px 32px 24px;font-size:13px;line-height:1.5;color:#495057;border-top:1px solid #dee2e6;text-align:{{ start }}">
<p style="margin:0">{{ mail.why }}</p>
{%- if mail.stop %}
<p style="margin:8px 0 0"><a href="{{ mail.stop.url }}" style="color:#0b5e63">{{ mail.stop.label }}</a></p>
{%- endif %}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`);

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
