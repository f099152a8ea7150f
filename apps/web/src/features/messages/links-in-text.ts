export interface MailLink {
  label: string;
  url: string;
}

const alone = /^https?:\/\/\S+$/;

/**
 * The links of a plain-text mail. Ours stand alone on their line, below the line that names them.
 *
 * @example linksIn('Answer:\nhttps://host/f#abc\n') // [{ label: 'Answer', url: 'https://host/f#abc' }]
 */
export function linksIn(text: string): MailLink[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.flatMap((line, index) => {
    if (!alone.test(line)) return [];
    const named = lines[index - 1]?.replace(/\s*[:：]$/, '') ?? '';
    return [{ label: named || line, url: line }];
  });
}

/** A link into an account is not given to readers who may not change accounts. */
export const isWithheld = (url: string): boolean => url.endsWith('#link-withheld');
