/**
 * A file is always something to keep, never something that opens by itself: a page of ours would lend it our
 * origin. The name is written twice, in ASCII and as RFC 8187 has it.
 */
export function attachmentOf(name: string, mediaType: string): Record<string, string> {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%;]/g, '_')
    .trim();
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'content-disposition': `attachment; filename="${plain || 'file'}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
  };
}
