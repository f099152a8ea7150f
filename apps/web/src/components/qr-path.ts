import { encode } from 'uqr';

/**
 * The dark squares of a QR code as one SVG path in units of a square, with its quiet zone.
 *
 * @example qrPath('A').size // 25: version 1 has 21 squares, and 2 on each side stay light
 */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const runs: string[] = [];
  data.forEach((row, y) => {
    let from = -1;
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] && from < 0) from = x;
      if (!row[x] && from >= 0) {
        runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
        from = -1;
      }
    }
  });
  return { path: runs.join(''), size };
}
