import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const fileHeader = 0x04034b50;
/** A workbook has a few dozen parts. */
const mostEntries = 2000;

/**
 * Whether a packed folder unpacks to no more than `most` bytes. It is unpacked here bit by bit and thrown away, since
 * what its directory claims may be a lie; no more than `most` bytes are ever held.
 *
 * @returns null when it is no sound folder
 */
export function unpacksWithin(zip: Buffer, most: number): boolean | null {
  const entries = readDirectory(zip);
  if (entries === null) return null;
  let left = most;
  for (const { packed, method, claimed } of entries) {
    if (claimed > left) return false;
    const size = method === 0 ? packed.length : inflatedSize(packed, left);
    if (size === 'too-large') return false;
    if (size === null) return null;
    left -= size;
    if (left < 0) return false;
  }
  return true;
}

interface Entry {
  packed: Buffer;
  method: number;
  claimed: number;
}

function readDirectory(zip: Buffer): Entry[] | null {
  const end = findEnd(zip);
  if (end === null) return null;
  const count = zip.readUInt16LE(end + 10);
  if (count > mostEntries) return null;
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== directoryEntry) return null;
    const start = zip.readUInt32LE(at + 42);
    if (start + 30 > zip.length || zip.readUInt32LE(start) !== fileHeader) return null;
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    entries.push({ packed, method: zip.readUInt16LE(at + 10), claimed: zip.readUInt32LE(at + 24) });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function inflatedSize(packed: Buffer, most: number): number | 'too-large' | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null;
  }
}

function findEnd(zip: Buffer): number | null {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 65_557); at -= 1)
    if (zip.readUInt32LE(at) === endOfDirectory) return at;
  return null;
}
