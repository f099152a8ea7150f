/**
 * A sheet of plain lines as PDF: what stands for the paper of a certificate that was taken back before the demo began.
 * Letters beyond Latin-1 are shown as a question mark.
 */
export function plainPdf(title: string, lines: readonly string[]): Buffer {
  const shown = lines.map(
    (line, i) => `BT /F1 ${i === 0 ? 26 : 14} Tf 70 ${470 - 44 * i} Td (${plain(line)}) Tj ET`,
  );
  const content = shown.join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${plain(title)}) >>`,
  ];
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, i) => {
    const start = Buffer.byteLength(body, 'latin1');
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>`;
  const xref = Buffer.byteLength(body, 'latin1');
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}\nstartxref\n${xref}\n%%EOF\n`,
    'latin1',
  );
}

function plain(text: string): string {
  return text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/gu, '?').replace(/[\\()]/g, '\\$&');
}
