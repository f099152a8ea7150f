const longest = 120;
/** Names of devices, which Windows does not let anybody use for a file. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The last part of whatever path was sent, without signs that mean something to a file system, a header or the
 * direction of writing, and with the ending of what the file is.
 *
 * @example soundFileName('../../etc/passwd', ['txt']) // 'passwd.txt'
 */
export function soundFileName(sent: string, endings: readonly string[]): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Surrogate}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = endingOf(clean);
  const fits = endings.includes(ending);
  const stem = fits ? clean.slice(0, -(ending.length + 1)) : clean;
  const name = `${shorten(stem) || 'file'}.${fits ? ending : endings[0]}`;
  return devices.test(name) ? `_${name}` : name;
}

/** @example endingOf('Letter.PDF') // 'pdf' */
export function endingOf(name: string): string {
  return /\.([^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function shorten(stem: string): string {
  const signs = [...stem];
  let bytes = 0;
  const kept = signs.filter((sign) => (bytes += sign.length) <= longest);
  return kept.join('').trim();
}
