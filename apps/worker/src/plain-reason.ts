const address = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;
const tokenLike = /[A-Za-z0-9_-]{40,}/g;

/** One short line for a row or the log: no addresses, nothing that looks like a token, no stack. */
export function plainReason(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(address, '<address>').replace(tokenLike, '<token>').replace(/\s+/g, ' ').slice(0, 300);
}
