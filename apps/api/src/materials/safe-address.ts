/** @returns the address as it may stand in a page, or null: `https:` and `mailto:` lead on, nothing else does */
export function safeAddress(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && ['https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}
