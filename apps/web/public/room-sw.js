/*
 * Lets a room that was opened before open again without a network. It serves pages below /staff/activities/
 * only; `features/attendance/offline.ts` fills the cache and empties it at sign-out. Nothing is cached here.
 */
const cacheName = 'traccia-room';
const shell = '/staff/activities/';
const patience = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const kept = async (address) => (await caches.open(cacheName)).match(address);

/** The network first; the kept copy when it cannot be reached or takes too long. */
async function fresh(request, address) {
  const copy = await kept(address);
  if (!copy) return fetch(request);
  try {
    const late = new Promise((_, refuse) => setTimeout(() => refuse(new Error('late')), patience));
    const reply = await Promise.race([fetch(request), late]);
    return reply.status >= 502 ? copy : reply;
  } catch {
    return copy;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fresh(request, shell));
  else if (url.pathname.startsWith('/assets/'))
    event.respondWith(kept(url.pathname).then((copy) => copy ?? fetch(request)));
  else if (url.pathname.startsWith('/api/')) event.respondWith(fresh(request, url.pathname + url.search));
});
