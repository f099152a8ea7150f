import { readFile, writeFile } from 'node:fs/promises';
import mjml2html from 'mjml-browser';

const source = new URL('src/mail/layout.mjml', import.meta.url);
const compiled = new URL('src/mail/layout.html.ts', import.meta.url);

/** The frame of every mail, as tables that old mail programs show; sides are left to the language of the reader. */
export async function compileLayout() {
  const { html, errors } = await mjml2html(await readFile(source, 'utf8'), { validationLevel: 'soft' });
  // Places of Liquid are no values MJML knows; anything else it objects to is a fault.
  const faults = errors.filter(({ formattedMessage }) => !formattedMessage.includes('{{'));
  if (faults.length > 0) throw new Error(faults.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const sided = html
    .replaceAll('text-align:left', 'text-align:{{ start }}')
    .replaceAll('align="left"', 'align="{{ start }}"')
    .replaceAll('direction:ltr', 'direction:{{ dir }}');
  const lines = sided
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return `/* Compiled from layout.mjml by \`npm run mail-layout\`; change it there. */\nexport const layoutHtml = ${JSON.stringify(lines.join('\n'))};\n`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) await writeFile(compiled, await compileLayout());
