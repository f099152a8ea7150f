const digits = '٠١٢٣٤٥٦٧٨٩';

/**
 * A number as people type it: Arabic or Latin digits, comma or point before the decimals.
 *
 * @returns null for what is no number
 * @example readNumber('٣٫٥') // 3.5
 */
export function readNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digits.indexOf(digit)))
    .replace(/[,٫]/, '.')
    .replace(/[\s\u00a0\u202f]/g, '');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
