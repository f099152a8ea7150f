import { emailSchema } from '@traccia/contracts';

export interface ReadAddresses {
  /** Each once, in lower case, in the order of the text. */
  addresses: string[];
  /** Pieces with an @ that are no address. */
  unread: string[];
}

/** Addresses in whatever was pasted: a column, a list with commas, or lines such as `Ana Silva <ana@example.org>`. */
export function readAddresses(text: string): ReadAddresses {
  const pieces = text
    .split(/[\s,;<>"()]+/)
    .map((piece) => piece.replace(/^mailto:/i, '').replace(/[.:]+$/, ''))
    .filter((piece) => piece.includes('@'));
  const addresses = new Set<string>();
  const unread = new Set<string>();
  for (const piece of pieces) {
    const read = emailSchema.safeParse(piece.toLowerCase());
    if (read.success) addresses.add(read.data);
    else unread.add(piece);
  }
  return { addresses: [...addresses], unread: [...unread] };
}
