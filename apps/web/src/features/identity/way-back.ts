const key = 'traccia.way-back';
const keptMs = 60 * 60 * 1000;

interface Kept {
  path: string;
  until: number;
}

/** Where the reader wanted to go, for the mailed link that comes back without it. In this browser, for an hour. */
export function keepWayBack(path: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ path, until: Date.now() + keptMs } satisfies Kept));
  } catch {
    // No storage: the link leads home, where the same thing waits.
  }
}

/** The place that was kept, once; only places of our own. */
export function takeWayBack(): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Kept> | null;
    localStorage.removeItem(key);
    const { path, until } = kept ?? {};
    const ours = typeof path === 'string' && /^\/(?![/\\])/.test(path);
    return ours && typeof until === 'number' && until > Date.now() ? path : null;
  } catch {
    return null;
  }
}
