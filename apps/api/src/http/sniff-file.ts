import { fileTypes } from '@traccia/contracts';
import { fileTypeFromBuffer } from 'file-type';
import { endingOf } from './file-name.js';

export interface SniffedType {
  mediaType: string;
  /** Endings that fit, the usual one first. */
  endings: readonly string[];
}

const binary: Record<string, readonly string[]> = {
  [fileTypes.pdf]: ['pdf'],
  [fileTypes.png]: ['png'],
  [fileTypes.jpg]: ['jpg', 'jpeg'],
  [fileTypes.webp]: ['webp'],
  [fileTypes.docx]: ['docx'],
  [fileTypes.xlsx]: ['xlsx'],
  [fileTypes.pptx]: ['pptx'],
};
const plainEndings = ['txt', 'md', ''];
const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Signs that no text holds, but tab, line feed, form feed and carriage return. */
const unprintable = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
/** What a browser would run or draw if it took the text for a page. */
const markup = /<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php)/i;
const commands = /^#!/;

/**
 * What a file is, by its content; the name only tells comma-separated values from other text.
 *
 * @returns null for everything that is not taken: programs, pages, drawings with scripts, packed folders
 */
export async function sniffFile(content: Buffer, name: string): Promise<SniffedType | null> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found) {
    const endings = binary[found.mime];
    return endings ? { mediaType: found.mime, endings } : null;
  }
  return sniffText(content, endingOf(name));
}

function sniffText(content: Buffer, ending: string): SniffedType | null {
  if (ending !== 'csv' && !plainEndings.includes(ending)) return null;
  let text: string;
  try {
    text = utf8.decode(content);
  } catch {
    return null;
  }
  if (unprintable.test(text) || markup.test(text) || commands.test(text)) return null;
  return ending === 'csv'
    ? { mediaType: fileTypes.csv, endings: ['csv'] }
    : { mediaType: fileTypes.txt, endings: ['txt', 'md'] };
}
