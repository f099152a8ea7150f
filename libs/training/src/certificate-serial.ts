/** Crockford's 32 characters: no I, L, O or U, which are misread or spell words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const misread: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const shape = /^TR(\d{4})([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z])$/;

/**
 * The serial of a certificate: year, eight random characters (40 bits), and one that checks them.
 *
 * @param year  year of issue, four digits
 * @param drawn eight whole numbers from 0 to 31 from a source that nobody can foresee
 * @throws RangeError for another count or range
 * @example certificateSerial(2026, [7, 19, 4, 20, 23, 2, 24, 28]) // 'TR-2026-7K4M-Q2RW-9'
 */
export function certificateSerial(year: number, drawn: readonly number[]): string {
  const characters = drawn.map((value) => alphabet[value]);
  if (drawn.length !== 8 || characters.includes(undefined) || !/^\d{4}$/.test(String(year)))
    throw new RangeError('a serial takes a year and eight numbers from 0 to 31');
  const body = characters.join('');
  return `TR-${year}-${body.slice(0, 4)}-${body.slice(4)}-${checkOf(`${year}${body}`)}`;
}

/**
 * A serial as somebody typed it, in its written form; null when it is none. Case, spaces and dashes do not count,
 * O is read as 0, I and L as 1.
 *
 * @example readCertificateSerial('tr 2026 7k4m q2rw 9') // 'TR-2026-7K4M-Q2RW-9'
 * @example readCertificateSerial('TR-2026-7K4M-Q2RV-9') // null: the last character does not fit
 */
export function readCertificateSerial(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s\-‐-―]/gu, '');
  const read = plain.slice(0, 2) + plain.slice(2).replace(/[ILO]/g, (found) => misread[found] ?? found);
  const [, year = '', body = '', check] = shape.exec(read) ?? [];
  if (check === undefined || checkOf(year + body) !== check) return null;
  return `TR-${year}-${body.slice(0, 4)}-${body.slice(4)}-${check}`;
}

/** Luhn's sum to the base of 32: finds each wrong character and nearly all neighbours that changed places. */
function checkOf(text: string): string {
  let factor = 2;
  let sum = 0;
  for (const character of [...text].reverse()) {
    const product = factor * alphabet.indexOf(character);
    sum += Math.floor(product / 32) + (product % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return alphabet[(32 - (sum % 32)) % 32] ?? '';
}
