/** The same address as `respondPaths.open`; named here so that the contract stays out of the first script. */
const openPath = '/api/respond/open';
const tokenShape = /^[A-Za-z0-9_-]{20,200}$/;

/** The token behind the # of an address; null when there is none. */
export function tokenIn(hash: string): string | null {
  const held = hash.slice(1);
  return tokenShape.test(held) ? held : null;
}

let started: { token: string; reply: Promise<Response> } | null = null;

export function askForForm(token: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    credentials: 'omit',
  };
}

/** Asks for the form before the page that shows it is there. */
export function startOpening({ hash, pathname }: Pick<Location, 'hash' | 'pathname'>): void {
  const token = tokenIn(hash);
  if (!token || pathname.startsWith('/stop')) return;
  const reply = fetch(openPath, askForForm(token));
  // Whoever takes it hears of a failure; nobody else does.
  reply.catch(() => undefined);
  started = { token, reply };
}

/** The reply that is on its way already, once. */
export function takeOpening(token: string): Promise<Response> | null {
  const taken = started?.token === token ? started.reply : null;
  started = null;
  return taken;
}
