import type { MaterialNotice, MaterialRun } from '@traccia/contracts';
import type { Token } from 'markdown-it';
import { safeAddress } from './safe-address.js';

export interface RunsOfLine {
  runs: MaterialRun[];
  images: { fileId: string; alt: string }[];
}
interface Found {
  notices: Set<MaterialNotice>;
  fileIds: Set<string>;
}

const fileAddress = /^file:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
const marks = { strong: 'strong', em: 'emphasis', s: 'strike' } as const;

/** One line of text as runs, each with the marks that lie over it; pictures are taken out. */
export function readRuns(tokens: readonly Token[], found: Found): RunsOfLine {
  const line: RunsOfLine = { runs: [], images: [] };
  let over: Omit<MaterialRun, 'text'> = {};
  const add = (text: string, more: Omit<MaterialRun, 'text'> = {}) => {
    if (text !== '') line.runs.push({ text, ...over, ...more });
  };
  for (const token of tokens) {
    const mark = /^(strong|em|s)_(open|close)$/.exec(token.type);
    if (mark) over = { ...over, [marks[mark[1] as keyof typeof marks]]: mark[2] === 'open' || undefined };
    else if (token.type === 'link_open')
      over = { ...over, ...targetOf(String(token.attrGet('href') ?? ''), found) };
    else if (token.type === 'link_close') over = { ...over, href: undefined, fileId: undefined };
    else if (token.type === 'image') addImage(token, line, found);
    else if (token.type === 'softbreak') add(' ');
    else if (token.type === 'hardbreak') add('\n');
    else if (token.type === 'code_inline') add(token.content, { code: true });
    else add(token.content);
  }
  return { runs: line.runs.map(withoutNothing), images: line.images };
}

function targetOf(address: string, { notices, fileIds }: Found): Pick<MaterialRun, 'href' | 'fileId'> {
  const fileId = fileAddress.exec(address)?.[1]?.toLowerCase();
  if (fileId) {
    fileIds.add(fileId);
    return { fileId };
  }
  const href = safeAddress(address);
  if (href === null) notices.add('link-refused');
  return href === null ? {} : { href };
}

/** The name of a file tells nothing to those who cannot see the picture. */
const nameOfPicture = /\.(avif|gif|jpe?g|png|svg|webp)$/i;

function addImage(token: Token, { runs, images }: RunsOfLine, { notices, fileIds }: Found): void {
  const fileId = fileAddress.exec(String(token.attrGet('src') ?? ''))?.[1]?.toLowerCase();
  const alt = token.content.trim();
  if (!fileId) {
    notices.add('image-refused');
    if (alt !== '') runs.push({ text: alt });
    return;
  }
  if (alt === '' || nameOfPicture.test(alt)) notices.add('image-without-text');
  fileIds.add(fileId);
  images.push({ fileId, alt });
}

function withoutNothing(run: MaterialRun): MaterialRun {
  return Object.fromEntries(Object.entries(run).filter(([, value]) => value !== undefined)) as MaterialRun;
}
