import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../apps/web/src/routes');

/** The paths of all routes that `tree.ts` puts together, as written there (`/activities/$code`). */
export function readRoutePaths(): string[] {
  const sources = readdirSync(folder)
    .filter((name) => /\.route\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const written = new Map(sources.flatMap(routesIn));
  const tree = readFileSync(join(folder, 'tree.ts'), 'utf8');
  const children = /const routeTree = ([^;]+);/.exec(tree)?.[1] ?? '';
  const named = [...children.matchAll(/\b(\w+Route)\b/g)].map(([, name]) => name ?? '');
  const unknown = named.filter((name) => !written.has(name));
  if (named.length === 0 || unknown.length > 0)
    throw new Error(`tree.ts holds routes that were not found: ${unknown.join(', ')}`);
  return named.flatMap((name) => written.get(name) ?? []);
}

/** Each route of a file with its path; frames around other routes have none. */
function routesIn(source: string): [name: string, path: string | null][] {
  return source
    .split(/^export const (?=\w+Route = createR)/m)
    .slice(1)
    .map((part) => [/^\w+/.exec(part)?.[0] ?? '', /^ {2}path: '([^']+)',$/m.exec(part)?.[1] ?? null]);
}
