import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { renderHtml, renderText, type LaidOutMail } from '../../apps/worker/src/mail/layout.js';
import { compileLayout } from '../../apps/worker/compile-layout.mjs';

const mail: LaidOutMail = {
  locale: 'en',
  subject: 'Hello <you>',
  centreName: 'Centre & Co',
  greeting: 'Dear <b>Ann</b> {{ mail.why }},',
  paragraphs: ['One\ntwo', '{% raw %}'],
  button: { label: 'Answer', url: 'https://t.test/f#a"b', hint: 'Or copy:' },
  why: 'Because.',
  stop: { label: 'Stop', url: 'https://t.test/stop#x' },
};

describe('the frame of a mail', () => {
  it('is what its source compiles to', async () => {
    const file = new URL('../../apps/worker/src/mail/layout.html.ts', import.meta.url);
    expect(await readFile(file, 'utf8')).toBe(await compileLayout());
  });

  it('prints everything as text', () => {
    const html = renderHtml(mail);
    expect(html).toContain('Dear &lt;b&gt;Ann&lt;/b&gt; {{ mail.why }},');
    expect(html).toContain('One<br');
    expect(html).toContain('{% raw %}');
    expect(html).toContain('href="https://t.test/f#a&#34;b"');
    expect(html).toContain('https://t.test/stop#x');
    expect(html).toContain('<html lang="en" dir="ltr"');
    expect(renderText(mail)).toContain('Answer:\nhttps://t.test/f#a"b');
  });

  it('reads from the right where its language does, and leaves out what there is not', () => {
    const html = renderHtml({ ...mail, locale: 'ar', button: null, stop: null });
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(html).toContain('text-align:right');
    expect(html).not.toContain('text-align:left');
    expect(html).not.toContain('direction:ltr');
    expect(html).not.toContain('<a href');
  });
});
