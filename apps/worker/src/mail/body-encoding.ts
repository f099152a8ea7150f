export interface EncodedBody {
  encoding: 'quoted-printable' | 'base64' | '8bit';
  body: string;
}

const longestLine = 76;

/** A text of any language in short lines of ASCII, in whichever way is shorter (RFC 2045, 6.7 and 6.8). */
export function encodeBody(text: string): EncodedBody {
  const raw = Buffer.from(text);
  // Half a character that a text was cut in has become one that says so.
  const whole = raw.toString();
  // Beyond ASCII each byte takes three; all that base64 takes more is a third, everywhere.
  const beyond = raw.length === whole.length ? '' : (whole.match(/[^\u0000-\u007f]+/g) ?? []).join('');
  if (Buffer.byteLength(beyond) * 6 > raw.length) {
    const lines = Buffer.from(whole.replace(/\r?\n/g, '\r\n'))
      .toString('base64')
      .match(/.{1,76}/g);
    return { encoding: 'base64', body: (lines ?? []).join('\r\n') };
  }
  return { encoding: 'quoted-printable', body: whole.split(/\r?\n/).map(quotedPrintable).join('\r\n') };
}

/** What a line may hold as it is; space at its end and a dot at its beginning do not survive every relay. */
const literal = /^(?!\.)[\t\u0020-\u007e]*(?<![\t ])$/;
const toEncode = /^\.|[^\t\u0020-\u007e]|[\t ]$/gu;

function quotedPrintable(line: string): string {
  // Most lines of a frame hold no other sign that must be encoded.
  const signs = line.includes('=') ? line.replaceAll('=', '=3D') : line;
  const encoded = literal.test(signs) ? signs : signs.replace(toEncode, percent);
  return encoded.length <= longestLine ? encoded : inShortLines(encoded);
}

function percent(char: string): string {
  return char === '.' ? '=2E' : char === '\t' ? '=09' : encodeURIComponent(char).replaceAll('%', '=');
}

/** Never within a character: some readers put each line together by itself. */
function inShortLines(line: string): string {
  let [rest, lines] = [line, ''];
  while (rest.length > longestLine) {
    let end = longestLine - 1;
    if (rest[end - 1] === '=') end -= 1;
    else if (rest[end - 2] === '=') end -= 2;
    while (/^=[89AB]/.test(rest.slice(end, end + 2))) end -= 3;
    lines += `${rest.slice(0, end)}=\r\n`;
    rest = rest.slice(end);
  }
  return lines + rest;
}
