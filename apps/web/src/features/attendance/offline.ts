const cacheName = 'traccia-room';
const worker = '/room-sw.js';
const scope = '/staff/activities/';

/**
 * Keeps this room so that its page opens without a network: the files of the page, and a copy of what it shows.
 * The worker serves pages below its scope only; the answer page and everything else never meet it.
 *
 * @param answers address → what the server said there
 * @returns whether the room is kept; browsers without a worker or on an insecure address keep nothing
 */
export async function keepRoom(answers: Readonly<Record<string, unknown>>): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  try {
    await navigator.serviceWorker.register(worker, { scope });
    const cache = await cacheOf(idOf(answers['/api/me']));
    await Promise.all(loadedFiles().map((path) => keepFile(cache, path)));
    const shell = await fetch(scope, { headers: { accept: 'text/html' } });
    if (shell.ok) await cache.put(scope, shell);
    for (const [address, answer] of Object.entries(answers))
      await cache.put(address, new Response(JSON.stringify(answer), { headers: jsonHeaders }));
    return true;
  } catch {
    return false;
  }
}

/** Names leave the device when somebody signs out; marks that wait to be sent stay. */
export async function forgetRooms(): Promise<void> {
  if ('caches' in window) await caches.delete(cacheName).catch(() => false);
}

const idOf = (me: unknown): unknown => (typeof me === 'object' && me !== null ? Reflect.get(me, 'id') : null);

/** Rooms that somebody else opened on this device are forgotten first. */
async function cacheOf(personId: unknown): Promise<Cache> {
  const before = await (await caches.open(cacheName)).match('/api/me');
  if (before && idOf(await before.json()) !== personId) await forgetRooms();
  return caches.open(cacheName);
}

const jsonHeaders = { 'content-type': 'application/json' };

/** Scripts, styles, words and fonts that this page has loaded so far. */
function loadedFiles(): string[] {
  const paths = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  return [...new Set(paths)];
}

/** A file's name says its content, so what is kept stays right. */
async function keepFile(cache: Cache, path: string): Promise<void> {
  if (!(await cache.match(path))) await cache.add(path);
}
